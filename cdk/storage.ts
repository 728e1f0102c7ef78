import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ANALYST_LEVELS } from '../src/store/analyst-levels.ts';
import { SILENCES } from '../src/store/silences.ts';
import { type IndexName, TABLE_SHAPE } from '../src/store/table.ts';

/** What a function does with the table; anything not listed it cannot do. Nothing ever deletes or scans. */
export interface TableUse {
  reads: boolean;
  /** Indexes it queries. */
  indexes: readonly IndexName[];
  puts: boolean;
  updates: boolean;
}

const key = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, with the shape of src/store/table.ts: on demand, restorable, never deleted with the stack. */
export class Storage extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: key(TABLE_SHAPE.partitionKey),
      sortKey: key(TABLE_SHAPE.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: TABLE_SHAPE.expiry,
      encryption: TableEncryption.AWS_MANAGED,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of Object.values(TABLE_SHAPE.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: key(index.partitionKey),
        sortKey: key(index.sortKey),
        projectionType: ProjectionType.ALL,
      });
    }
  }

  /** Keeping silences and analysts' levels, and writing nothing else: the condition is on the partition. */
  mayMute(): PolicyStatement {
    return new PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [this.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [SILENCES, ANALYST_LEVELS] } },
    });
  }

  /** Statements for exactly this use. */
  statements({ reads, indexes, puts, updates }: TableUse): PolicyStatement[] {
    const { tableArn } = this.table;
    const onTable = [
      ...(reads ? ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] : []),
      ...(puts ? ['dynamodb:PutItem'] : []),
      ...(updates ? ['dynamodb:UpdateItem'] : []),
    ];
    const arns = indexes.map((index) => `${tableArn}/index/${TABLE_SHAPE.indexes[index].name}`);
    return [
      new PolicyStatement({ actions: onTable, resources: [tableArn] }),
      ...(arns.length > 0 ? [new PolicyStatement({ actions: ['dynamodb:Query'], resources: arns })] : []),
    ];
  }
}
