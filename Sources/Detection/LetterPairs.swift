/// For each letter a row, for each letter behind it a character: how many quarters of a bit it is likelier
/// in words and identifiers than by chance, from `0` for -16 over `@` for 0 to `P` for 16.
/// Written by Scripts/make-letter-pairs.
let letterPairs = Array(
  """
  6@CC67@3>09EAF0A0FCI>:7=:0
  G==<E970F:0H74D?0DB@E000=0
  G8>:E:5EB0C@@6H=3A=F=40090
  C=>AL9:4I20?>4B<0DA:>:4270
  B7BE=<<1700A?F9<:IGE7?7@;0
  D=>?DE72H00G<8F43CDBA070:0
  E:85K8?AE00@<@@=0FD<A34082
  J45=J523G02<<8G40@=D@3;0=2
  ?<CC@??0201A@JE@0@DD0<380=
  I063I<03D8B244J<05A3H00060
  C<;8M=6;G03@8A=;0:E==C70:0
  H69>J970H09E75F802?@?715A0
  K?:@I540F01;@4EE08A=?00060
  C4BFFBG3B0=@4=A608DG?90050
  <;CB6==0:0:CBI@B0G@AD=@540
  G1A9I=4?C05C<2EB0F@B?;3080
  >7:7@962;02:9=9B6:=4P00000
  F:>>J;;1F0:<><F:3@CD=<25=0
  A:B6H5:BE0><<=AB3:CJA580>0
  F3@6I70BH02>95C<0FBB@137@0
  @@=AC<<0?01DBH8B0EGF1;0;00
  F8?9M<25I00?C3@;0:A9500630
  J9:=G56AH03=:DD;:EA<401000
  @7B>EB78E00>;7;G5:AL842?<0
  C<?9B573@00@BE=L0>GB;78434
  E060O20;G00<62G600609050:A
  """.utf8)
