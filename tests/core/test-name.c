/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hostile.h"
#include "psk-name.h"

static PskNameLikeness
compare (const char *first_a,
         const char *last_a,
         const char *first_b,
         const char *last_b)
{
  g_autoptr (PskNamePart) fa = psk_name_part_new (first_a);
  g_autoptr (PskNamePart) la = psk_name_part_new (last_a);
  g_autoptr (PskNamePart) fb = psk_name_part_new (first_b);
  g_autoptr (PskNamePart) lb = psk_name_part_new (last_b);
  const PskNameLikeness likeness = psk_name_compare (fa, la, fb, lb);

  /* It is the same from either side. */
  g_assert_cmpint (psk_name_compare (fb, lb, fa, la), ==, likeness);
  return likeness;
}

static void
test_compare (void)
{
  static const struct
  {
    const char *first_a;
    const char *last_a;
    const char *first_b;
    const char *last_b;
    PskNameLikeness likeness;
  } cases[] = {
    { "สมชาย", "ใจดี", "สมชาย", "ใจดี", PSK_NAME_SAME },
    /* Spaces, dots, tone marks, doubled marks */
    { "สม ชาย", "ใจดี", "สมชาย", "ใจ-ดี", PSK_NAME_SAME },
    { "แก้ว", "มูลเมือง", "แก๊ว", "มูลเมือง", PSK_NAME_SAME },
    { "แก้้ว", "มูลเมือง", "แกว", "มูลเมือง", PSK_NAME_SAME },
    { "เเสงจันทร์", "วงค์ใหญ่", "แสงจันทร์", "วงศ์ใหญ่", PSK_NAME_SAME },
    /* Sara am in two characters, and as it sounds */
    { "คํา", "ปันใจ", "คำ", "ปันใจ", PSK_NAME_SAME },
    { "อำไพ", "ศรีวงศ์", "อัมไพ", "ศรีวงค์", PSK_NAME_SAME },
    /* Letters that sound alike */
    { "ประเสริฐ", "ศรีสุข", "ประเสริถ", "สรีสุข", PSK_NAME_SAME },
    { "บุญมี", "ณ ลำปาง", "บุณมี", "ณลำปาง", PSK_NAME_ONE_SLIP },
    { "กัญญา", "พิมพา", "กัยยา", "ภิมพา", PSK_NAME_SAME },
    { "สมศรี", "ศรีใจ", "สมสี", "สีใจ", PSK_NAME_SAME },
    { "ธนา", "ษมา", "ทนา", "ศมา", PSK_NAME_SAME },
    /* ไ ใ ัย */
    { "วิไล", "ไชยวงศ์", "วิลัย", "ชัยวงษ์", PSK_NAME_SAME },
    { "ใหญ่", "ใจดี", "ไหญ่", "ไจดี", PSK_NAME_SAME },
    /* รร */
    { "พรรณี", "สุวรรณ", "พันณี", "สุวัน", PSK_NAME_SAME },
    { "สุพรรณ", "ธรรมชัย", "สุพัน", "ทำชัย", PSK_NAME_SAME },
    /* What is not heard */
    { "จันทร์", "พงษ์พันธุ์", "จันท์", "พงพัน", PSK_NAME_SAME },
    { "สมศักดิ์", "สิทธิ์", "สมศัก", "สิท", PSK_NAME_SAME },
    { "ฤทธิ์", "กล้าหาญ", "ริทธิ์", "กล้าหาน", PSK_NAME_ONE_SLIP },
    /* Digits, other scripts */
    { "สมชาย๑", "ใจดี", "สมชาย1", "ใจดี", PSK_NAME_SAME },
    { "Somchai", "Jaidee", "SOMCHAI", "jaidee", PSK_NAME_SAME },
    { "Élise", "Müller", "élise", "müller", PSK_NAME_SAME },
    { "李小龙", "陈", "李小明", "陈", PSK_NAME_DIFFERENT },
    /* Slips of the finger */
    { "ประเสริฐ", "ใจดี", "ประเสิรฐ", "ใจดี", PSK_NAME_ONE_SLIP },
    { "กานดา", "แก้วมูล", "กานดา", "แก้วมูน", PSK_NAME_ONE_SLIP },
    { "กานดา", "แก้วมูล", "กานกา", "แก้วมูล", PSK_NAME_ONE_SLIP },
    { "สมชาย", "แก้วมูลเมือง", "สมชัย", "แก้วมูลเมิอง", PSK_NAME_TWO_SLIPS },
    { "สุรพงษ์", "วิริยะกุล", "สุรพง", "วิริยกุน", PSK_NAME_TWO_SLIPS },
    /* Other people */
    { "สมชาย", "ใจดี", "สมศรี", "ใจดี", PSK_NAME_DIFFERENT },
    { "มี", "ใจดี", "มา", "ใจดี", PSK_NAME_DIFFERENT },
    { "คำ", "ใจดี", "ดำ", "ใจดี", PSK_NAME_DIFFERENT },
    { "สมชาย", "ใจดี", "บุญมี", "แก้วมูล", PSK_NAME_DIFFERENT },
    { "สมชาย12", "ใจดี", "สมชาย13", "ใจดี", PSK_NAME_DIFFERENT },
    { "สมชาย", "ใจดี", "สมชาย2", "ใจดี", PSK_NAME_DIFFERENT },
    { "สมศรี", "ใจดี", "สมศรี", "แก้วมูล", PSK_NAME_FIRST_ONLY },
    { "สมศรี", "", "สมศรี", "ใจดี", PSK_NAME_FIRST_ONLY },
    { "สมศรี", NULL, "สมศรี", NULL, PSK_NAME_FIRST_ONLY },
    { "สมศรี", NULL, "สมสิน", NULL, PSK_NAME_DIFFERENT },
    { "", "ใจดี", "", "ใจดี", PSK_NAME_DIFFERENT },
    { NULL, NULL, NULL, NULL, PSK_NAME_DIFFERENT },
    { "-", ".", "-", ".", PSK_NAME_DIFFERENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” “%s” and “%s” “%s”", cases[i].first_a, cases[i].last_a,
                      cases[i].first_b, cases[i].last_b);
      g_assert_cmpint (compare (cases[i].first_a, cases[i].last_a, cases[i].first_b,
                                cases[i].last_b), ==, cases[i].likeness);
    }
}

static void
test_hostile (void)
{
  g_autofree char *long_text = make_long_text ("สม");

  for (gsize i = 0; i < G_N_ELEMENTS (hostile_texts); i++)
    {
      compare (hostile_texts[i], hostile_texts[i], "สมชาย", "ใจดี");
      compare (hostile_texts[i], long_text, hostile_texts[i], "ใจดี");
    }
  g_assert_cmpint (compare (long_text, "ใจดี", long_text, "ใจดี"), ==, PSK_NAME_SAME);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name/compare", test_compare);
  g_test_add_func ("/name/hostile", test_hostile);

  return g_test_run ();
}
