/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-import-cell.h"
#include "psk-text.h"

/* Whatever is longer is no answer, but words. */
#define MAX_TICK_BYTES 30

/**
 * psk_cell_starts_with_digit:
 * @text: a cell
 *
 * Returns: whether an Arabic or a Thai digit comes first
 */
gboolean
psk_cell_starts_with_digit (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  return g_ascii_isdigit (*text)
         || (bytes[0] == 0xe0 && bytes[1] == 0xb9 && bytes[2] >= 0x90 && bytes[2] <= 0x99);
}

/**
 * psk_cell_has_many_digits:
 * @text: a cell of the column of citizen ids
 *
 * Returns: whether its digits can be meant for an id; below a list the column may
 *   hold a sum or a signature
 */
gboolean
psk_cell_has_many_digits (const char *text)
{
  int n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += psk_cell_starts_with_digit (p);

  return n >= 8;
}

/**
 * psk_cell_is_ditto:
 * @text: a cell
 *
 * Returns: whether it is one of the marks that say “as above”
 */
gboolean
psk_cell_is_ditto (const char *text)
{
#define MARK(mark) { mark, sizeof mark - 1 }
  static const struct
  {
    const char *mark;
    gsize length;
  } marks[] = {
    MARK ("\""), MARK ("''"), MARK ("”"), MARK ("“"), MARK ("″"), MARK ("〃"), MARK (",,"), MARK ("'"),
    MARK ("„"), MARK ("\" \""), MARK ("'' ''"), MARK ("”\""), MARK ("do"), MARK ("-do-"),
    MARK ("ditto"), MARK ("ด้วย"), MARK ("เช่นเดียวกัน"), MARK ("เหมือนข้างบน"), MARK ("ๆ"),
  };
#undef MARK
  const char *start = text;
  gsize n;

  while (*start == ' ')
    start++;
  if (g_ascii_isdigit (*start))
    return FALSE;

  n = strlen (start);
  while (n > 0 && start[n - 1] == ' ')
    n--;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].length == n && g_ascii_strncasecmp (start, marks[i].mark, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_cell_is_tick:
 * @text: a cell
 * @yes: (out) (optional): whether it says yes
 *
 * Returns: whether it answers the title above it: a tick, or how many there are
 */
gboolean
psk_cell_is_tick (const char *text,
                  gboolean   *yes)
{
  static const char * const ticks[] = {
    "/", "✓", "✔", "√", "☑", "x", "*", "●", "•", "มี", "ใช่", "yes", "y",
  };
  g_autofree char *clean = strlen (text) <= MAX_TICK_BYTES ? psk_text_clean (text) : g_strdup ("");
  const gboolean says_no = g_str_equal (clean, "-") || g_str_equal (clean, "ไม่มี")
                           || g_str_equal (clean, "ไม่ใช่") || g_str_equal (clean, "☐");
  gboolean ticked = FALSE;
  double number;

  for (gsize i = 0; i < G_N_ELEMENTS (ticks); i++)
    ticked = ticked || g_ascii_strcasecmp (clean, ticks[i]) == 0;
  if (yes != NULL)
    *yes = ticked;
  if (ticked || says_no)
    return TRUE;
  if (!psk_text_parse_number (clean, &number) || number < 0 || number > 20)
    return FALSE;

  if (yes != NULL)
    *yes = number > 0;
  return TRUE;
}

/**
 * psk_cell_is_sum:
 * @text: a cell
 *
 * Returns: whether it says that the row is a sum
 */
gboolean
psk_cell_is_sum (const char *text)
{
  static const char * const whole[] = { "รวม", "ยอด", "total", "sum", "grandtotal", "ผลรวม", "สรุป" };
  static const char * const starts[] = {
    "รวมทั้ง", "รวมจำนวน", "รวมครัว", "รวมตำบล", "รวมหมู่", "รวมเป็น", "รวมยอด", "ยอดรวม",
    "ยอดยก", "ยกยอด", "ยกมา", "ยกไป",
    "รวม0", "รวม1", "รวม2", "รวม3", "รวม4", "รวม5", "รวม6", "รวม7", "รวม8", "รวม9", "ทั้งหมด",
  };
  g_autofree char *key = NULL;

  if (*text == '\0' || g_ascii_isdigit (*text))
    return FALSE;

  key = psk_text_area_key (text);
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      if (g_str_equal (key, whole[i]))
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (key, starts[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_cell_is_signature:
 * @text: a cell
 *
 * Returns: whether it belongs to the lines for signatures and remarks below a list
 */
gboolean
psk_cell_is_signature (const char *text)
{
  static const char * const starts[] = {
    "ลงชื่อ", "(ลงชื่อ", "ผู้รายงาน", "ผู้จัดทำ", "ผู้รับรอง", "ผู้ตรวจ", "ผู้บันทึก", "ผู้สำรวจ", "ขอรับรอง", "รับรองว่า",
    "ตรวจสอบแล้ว", "ตำแหน่ง", "หมายเหตุ", "Signed", "Signature",
  };

  text += strspn (text, " ");
  if (strstr (text, ".....") != NULL || strstr (text, "_____") != NULL || strstr (text, "…………"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (text, starts[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_date_join:
 * @day: a cell
 * @month: a cell, a number or a name
 * @year: a cell
 *
 * Returns: (transfer full): the date as it stands in one cell; "" when nothing is said
 */
char *
psk_date_join (const char *day,
               const char *month,
               const char *year)
{
  g_autofree char *d = psk_text_clean (day);
  g_autofree char *m = psk_text_clean (month);
  g_autofree char *y = psk_text_clean (year);
  const char *mark = *m == '\0' || psk_cell_starts_with_digit (m) ? "/" : " ";
  const gboolean said = (*d != '\0' && !g_str_equal (d, "-"))
                        || (*m != '\0' && !g_str_equal (m, "-"))
                        || (*y != '\0' && !g_str_equal (y, "-"));

  return said ? g_strconcat (d, mark, m, mark, y, NULL) : g_strdup ("");
}
