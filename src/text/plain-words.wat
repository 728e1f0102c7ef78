;; Finds plain words: letters, and behind them what ends a word and says nothing else of it. Most words are such; all others are
;; left to scan.ts. The same loop in JavaScript takes twice as long, for every element of an array is checked there.
;;
;; Compiled by tests/text/plain-words.test.ts, which also holds the bytes in plain-words.ts to this text.
(module
  (import "near" "memory" (memory 1))

  ;; Addresses, as near-memory.ts has them: the text's units at 0, then
  ;;   0x10000  the table of src/text/fold.ts
  ;;   0x30000  hashes of the homographs, each where its last eight bits say
  ;;   0x30400  where the search stopped: at, count, used, gap
  ;; and, from the address of a scan, its columns
  ;;   0x00000  units
  ;;   0x08080  unitStart
  ;;   0x10100  start
  ;;   0x18180  end
  ;;   0x20200  hash
  ;;   0x28280  flags

  ;; Goes on from unit `at` of a text of `length` units, `count` tokens and `used` folded units being found already, with the
  ;; flags `gap` for the next token. Gives
  ;;   0  at a word or a character between words that is not plain, before which it stopped
  ;;   1  behind a word that may be a homograph
  ;;   2  behind the text
  (func (export "words")
    (param $scan i32) (param $at i32) (param $length i32) (param $count i32) (param $used i32) (param $gap i32)
    (result i32)
    (local $entry i32) (local $hash i32) (local $column i32) (local $from i32) (local $first i32) (local $outcome i32)
    (local.set $at (i32.shl (local.get $at) (i32.const 1)))
    (local.set $length (i32.shl (local.get $length) (i32.const 1)))
    (local.set $used (i32.shl (local.get $used) (i32.const 1)))
    (local.set $outcome (i32.const 2))
    (block $stop
      (loop $next
        (br_if $stop (i32.ge_u (local.get $at) (local.get $length)))
        (local.set $entry
          (i32.load16_u offset=0x10000 (i32.shl (i32.load16_u (local.get $at)) (i32.const 1))))
        (if (i32.lt_u (local.get $entry) (i32.const 32)) ;; FIRST_LETTER
          (then
            (if (local.get $entry) ;; not a SEPARATOR
              (then
                (local.set $outcome (i32.const 0))
                (br_if $stop (i32.and (i32.ne (local.get $entry) (i32.const 5)) ;; POINT
                                      (i32.ne (local.get $entry) (i32.const 6)))) ;; TERMINATOR
                (local.set $outcome (i32.const 2))
                (local.set $gap (i32.const 4)))) ;; MAY_START_SENTENCE
            (local.set $at (i32.add (local.get $at) (i32.const 2)))
            (br $next)))

        (local.set $from (local.get $at))
        (local.set $first (local.get $used))
        (local.set $hash (i32.const 0x811c9dc5)) ;; EMPTY_HASH
        (loop $letter
          (i32.store16 (i32.add (local.get $scan) (local.get $used)) (local.get $entry))
          (local.set $used (i32.add (local.get $used) (i32.const 2)))
          (local.set $hash
            (i32.mul (i32.xor (local.get $hash) (local.get $entry)) (i32.const 0x01000193))) ;; HASH_PRIME
          (local.set $at (i32.add (local.get $at) (i32.const 2)))
          (local.set $entry
            (i32.load16_u offset=0x10000 (i32.shl (i32.load16_u (local.get $at)) (i32.const 1))))
          (br_if $letter (i32.ge_u (local.get $entry) (i32.const 32))))

        ;; A point behind a single letter may be that of an abbreviation.
        (if (i32.ne (local.get $entry) (i32.const 0))
          (then
            (if (i32.or (i32.ne (local.get $entry) (i32.const 5))
                        (i32.eq (i32.sub (local.get $used) (local.get $first)) (i32.const 2)))
              (then
                (local.set $at (local.get $from))
                (local.set $used (local.get $first))
                (local.set $outcome (i32.const 0))
                (br $stop)))))

        (i32.store8 offset=0x28280 (i32.add (local.get $scan) (local.get $count)) (local.get $gap))
        (local.set $gap (i32.const 0))
        (local.set $column (i32.add (local.get $scan) (i32.shl (local.get $count) (i32.const 2))))
        (i32.store offset=0x8084 (local.get $column) (i32.shr_u (local.get $used) (i32.const 1)))
        (i32.store offset=0x10100 (local.get $column) (i32.shr_u (local.get $from) (i32.const 1)))
        (i32.store offset=0x18180 (local.get $column) (i32.shr_u (local.get $at) (i32.const 1)))
        (i32.store offset=0x20200 (local.get $column) (local.get $hash))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br_if $next
          (i32.ne
            (local.get $hash)
            (i32.load offset=0x30000
              (i32.shl (i32.and (local.get $hash) (i32.const 255)) (i32.const 2)))))
        (local.set $outcome (i32.const 1))))

    (i32.store (i32.const 0x30400) (i32.shr_u (local.get $at) (i32.const 1)))
    (i32.store (i32.const 0x30404) (local.get $count))
    (i32.store (i32.const 0x30408) (i32.shr_u (local.get $used) (i32.const 1)))
    (i32.store (i32.const 0x3040c) (local.get $gap))
    (local.get $outcome)))
