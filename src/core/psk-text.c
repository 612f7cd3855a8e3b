/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-text.h"

#include <math.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#define SARA_AA 0x0e32
#define SARA_AM 0x0e33
#define SARA_E 0x0e40
#define SARA_AE 0x0e41
#define NIKHAHIT 0x0e4d
#define THAI_ZERO 0x0e50
#define THAI_NINE 0x0e59

typedef enum
{
  TITLE_WORD = 0,         /* glued to a name, it needs two characters after it */
  TITLE_SURE = 1 << 0,    /* glued to a name, one character is enough */
  TITLE_SPACED = 1 << 1,  /* counts only with a space after it */
  TITLE_RANK = 1 << 2,    /* หญิง and a second title may follow */
  TITLE_NAME = 1 << 3,    /* not dropped for searching: พระบาท is a tambon */
} TitleFlags;

typedef struct
{
  const char *pattern;    /* see match_pattern() */
  const char *title;      /* canonical form, or NULL when it is the pattern */
  TitleFlags flags;
} Title;

static const Title titles[] = {
  { "นาย", NULL, TITLE_WORD },
  { "นาง", NULL, TITLE_WORD },
  { "นางสาว", NULL, TITLE_SURE },
  { "น.ส.", "นางสาว", TITLE_SURE },
  { "นส", "นางสาว", TITLE_SPACED },
  { "เด็กชาย", NULL, TITLE_SURE },
  { "ด.ช.", "เด็กชาย", TITLE_SURE },
  { "ดช", "เด็กชาย", TITLE_SPACED },
  { "เด็กหญิง", NULL, TITLE_SURE },
  { "ด.ญ.", "เด็กหญิง", TITLE_SURE },
  { "ดญ", "เด็กหญิง", TITLE_SPACED },
  { "คุณ", NULL, TITLE_SPACED },
  { "Mr.", NULL, TITLE_SURE },
  { "Mrs.", NULL, TITLE_SURE },
  { "Ms.", NULL, TITLE_SURE },
  { "Miss", NULL, TITLE_SPACED },

  { "ว่าที่ ร.ต.", NULL, TITLE_RANK },
  { "ว่าที่ ร.ท.", NULL, TITLE_RANK },
  { "ว่าที่ ร.อ.", NULL, TITLE_RANK },
  { "ว่าที่ พ.ต.", NULL, TITLE_RANK },
  { "ว่าที่ ร้อยตรี", "ว่าที่ร้อยตรี", TITLE_RANK },
  { "ว่าที่ ร้อยโท", "ว่าที่ร้อยโท", TITLE_RANK },
  { "ว่าที่ ร้อยเอก", "ว่าที่ร้อยเอก", TITLE_RANK },
  { "ว่าที่ พันตรี", "ว่าที่พันตรี", TITLE_RANK },

  { "พล.อ.", NULL, TITLE_RANK }, { "พล.ท.", NULL, TITLE_RANK }, { "พล.ต.", NULL, TITLE_RANK },
  { "พล.ร.อ.", NULL, TITLE_RANK }, { "พล.ร.ท.", NULL, TITLE_RANK },
  { "พล.ร.ต.", NULL, TITLE_RANK }, { "พล.อ.อ.", NULL, TITLE_RANK },
  { "พล.อ.ท.", NULL, TITLE_RANK }, { "พล.อ.ต.", NULL, TITLE_RANK },
  { "พล.ต.อ.", NULL, TITLE_RANK }, { "พล.ต.ท.", NULL, TITLE_RANK },
  { "พล.ต.ต.", NULL, TITLE_RANK },
  { "พ.อ.", NULL, TITLE_RANK }, { "พ.ท.", NULL, TITLE_RANK }, { "พ.ต.", NULL, TITLE_RANK },
  { "พ.อ.อ.", NULL, TITLE_RANK }, { "พ.อ.ท.", NULL, TITLE_RANK }, { "พ.อ.ต.", NULL, TITLE_RANK },
  { "พ.ต.อ.", NULL, TITLE_RANK }, { "พ.ต.ท.", NULL, TITLE_RANK }, { "พ.ต.ต.", NULL, TITLE_RANK },
  { "ร.อ.", NULL, TITLE_RANK }, { "ร.ท.", NULL, TITLE_RANK }, { "ร.ต.", NULL, TITLE_RANK },
  { "ร.ต.อ.", NULL, TITLE_RANK }, { "ร.ต.ท.", NULL, TITLE_RANK }, { "ร.ต.ต.", NULL, TITLE_RANK },
  { "น.อ.", NULL, TITLE_RANK }, { "น.ท.", NULL, TITLE_RANK }, { "น.ต.", NULL, TITLE_RANK },
  { "จ.ส.อ.", NULL, TITLE_RANK }, { "จ.ส.ท.", NULL, TITLE_RANK }, { "จ.ส.ต.", NULL, TITLE_RANK },
  { "พ.จ.อ.", NULL, TITLE_RANK }, { "พ.จ.ท.", NULL, TITLE_RANK }, { "พ.จ.ต.", NULL, TITLE_RANK },
  { "ส.อ.", NULL, TITLE_RANK }, { "ส.ท.", NULL, TITLE_RANK }, { "ส.ต.", NULL, TITLE_RANK },
  { "จ.อ.", NULL, TITLE_RANK }, { "จ.ท.", NULL, TITLE_RANK }, { "จ.ต.", NULL, TITLE_RANK },
  { "ส.ต.อ.", NULL, TITLE_RANK }, { "ส.ต.ท.", NULL, TITLE_RANK }, { "ส.ต.ต.", NULL, TITLE_RANK },
  { "ด.ต.", NULL, TITLE_RANK },
  { "พลเอก", NULL, TITLE_RANK }, { "พลโท", NULL, TITLE_RANK }, { "พลตรี", NULL, TITLE_RANK },
  { "พลตำรวจเอก", NULL, TITLE_RANK }, { "พลตำรวจโท", NULL, TITLE_RANK },
  { "พลตำรวจตรี", NULL, TITLE_RANK },
  { "พันเอก", NULL, TITLE_RANK }, { "พันโท", NULL, TITLE_RANK }, { "พันตรี", NULL, TITLE_RANK },
  { "พันตำรวจเอก", NULL, TITLE_RANK }, { "พันตำรวจโท", NULL, TITLE_RANK },
  { "พันตำรวจตรี", NULL, TITLE_RANK },
  { "ร้อยเอก", NULL, TITLE_RANK }, { "ร้อยโท", NULL, TITLE_RANK }, { "ร้อยตรี", NULL, TITLE_RANK },
  { "ร้อยตำรวจเอก", NULL, TITLE_RANK }, { "ร้อยตำรวจโท", NULL, TITLE_RANK },
  { "ร้อยตำรวจตรี", NULL, TITLE_RANK },
  { "จ่าสิบเอก", NULL, TITLE_RANK }, { "จ่าสิบโท", NULL, TITLE_RANK },
  { "จ่าสิบตรี", NULL, TITLE_RANK }, { "จ่าสิบตำรวจ", NULL, TITLE_RANK },
  { "สิบเอก", NULL, TITLE_RANK }, { "สิบโท", NULL, TITLE_RANK }, { "สิบตรี", NULL, TITLE_RANK },
  { "สิบตำรวจเอก", NULL, TITLE_RANK }, { "สิบตำรวจโท", NULL, TITLE_RANK },
  { "สิบตำรวจตรี", NULL, TITLE_RANK }, { "ดาบตำรวจ", NULL, TITLE_RANK },
  { "พลทหาร", NULL, TITLE_RANK },
  { "นายกองเอก", NULL, TITLE_RANK }, { "นายกองโท", NULL, TITLE_RANK },
  { "นายกองตรี", NULL, TITLE_RANK }, { "นายหมวดเอก", NULL, TITLE_RANK },
  { "นายหมวดโท", NULL, TITLE_RANK }, { "นายหมวดตรี", NULL, TITLE_RANK },
  { "นายหมู่เอก", NULL, TITLE_RANK }, { "นายหมู่โท", NULL, TITLE_RANK },
  { "นายหมู่ตรี", NULL, TITLE_RANK },

  { "ศ.", NULL, TITLE_RANK }, { "รศ.", NULL, TITLE_RANK }, { "ผศ.", NULL, TITLE_RANK },
  { "ดร.", NULL, TITLE_RANK }, { "ดร", "ดร.", TITLE_RANK | TITLE_SPACED },
  { "ศาสตราจารย์", NULL, TITLE_RANK }, { "รองศาสตราจารย์", NULL, TITLE_RANK },
  { "ผู้ช่วยศาสตราจารย์", NULL, TITLE_RANK },
  { "นพ.", NULL, TITLE_RANK }, { "พญ.", NULL, TITLE_RANK }, { "ทพ.", NULL, TITLE_RANK },
  { "ทพญ.", NULL, TITLE_RANK }, { "ภก.", NULL, TITLE_RANK }, { "ภญ.", NULL, TITLE_RANK },
  { "นายแพทย์", NULL, TITLE_RANK }, { "แพทย์หญิง", NULL, TITLE_RANK },

  { "ม.จ.", NULL, TITLE_SURE }, { "ม.ร.ว.", NULL, TITLE_SURE }, { "ม.ล.", NULL, TITLE_SURE },
  { "หม่อมเจ้า", NULL, TITLE_WORD }, { "หม่อมราชวงศ์", NULL, TITLE_WORD },
  { "หม่อมหลวง", NULL, TITLE_WORD }, { "คุณหญิง", NULL, TITLE_SPACED },
  { "ท่านผู้หญิง", NULL, TITLE_WORD },

  { "พระ", NULL, TITLE_NAME }, { "พระครู", NULL, TITLE_NAME }, { "พระมหา", NULL, TITLE_NAME },
  { "พระอาจารย์", NULL, TITLE_NAME }, { "พระอธิการ", NULL, TITLE_NAME },
  { "พระปลัด", NULL, TITLE_NAME }, { "พระสมุห์", NULL, TITLE_NAME },
  { "พระใบฎีกา", NULL, TITLE_NAME }, { "สามเณร", NULL, TITLE_NAME },
  { "แม่ชี", NULL, TITLE_NAME },
};

/* Offices and trades that begin like a title. A lone นายก needs no entry: the
 * one letter that is left after นาย is not a name.
 */
static const char * const not_titles[] = {
  "นายกเทศมนตรี", "นายกรัฐมนตรี", "นายกสมาคม", "นายกสภา", "นายกองค์การ", "นายกอบต", "นายกอบจ",
  "นายกอ.", "นายกเหล่ากาชาด", "นายกกิ่งกาชาด", "นายอำเภอ", "นายทะเบียน", "นายช่าง", "นายจ้าง",
  "นายหน้า", "นายทหาร", "นายตำรวจ", "นายสถานี", "นายท้ายเรือ",
};

/* What stands before the name of an area. บ้าน and เมือง are not here: tambons
 * are called บ้านโป่ง and เมืองยาว.
 */
static const char * const area_prefixes[] = {
  "ตำบล", "ต.", "แขวง", "อำเภอ", "อ.", "เขต", "กิ่ง", "จังหวัด", "จ.",
};

static const char * const village_prefixes[] = {
  "หมู่บ้านที่", "หมู่บ้าน", "หมู่ที่", "หมู่", "ม.", "ม", "Moo", "M.",
};

static gboolean
is_tone (gunichar c)
{
  return c >= 0x0e48 && c <= 0x0e4b;
}

static gboolean
is_vowel_mark (gunichar c)
{
  return c == 0x0e31 || (c >= 0x0e34 && c <= 0x0e3a) || c == 0x0e47;
}

static gboolean
is_thai_mark (gunichar c)
{
  return is_vowel_mark (c) || (c >= 0x0e48 && c <= 0x0e4e);
}

static gboolean
is_word_start (gunichar c)
{
  return (c >= 0x0e01 && c <= 0x0e2e) || (c >= SARA_E && c <= 0x0e44) ||
         (c < 0x0e00 && g_unichar_isalpha (c));
}

static gboolean
is_zero_width (gunichar c)
{
  return c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f);
}

static const char *
skip_spaces (const char *text)
{
  while (*text == ' ')
    text++;
  return text;
}

/* Normalising is by far the dearest step, and Thai as people type it is nearly
 * always in form C already: letters below U+0300 and of the Thai block are, as
 * long as the marks are in canonical order.
 */
static gboolean
is_nfc (const char *text)
{
  int last_class = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int class = 0;

      if (c >= 0x0300 && (c < 0x0e00 || c > 0x0e7f))
        return FALSE;
      if (c >= 0x0e00)
        class = g_unichar_combining_class (c);
      if (class != 0 && class < last_class)
        return FALSE;
      last_class = class;
    }

  return TRUE;
}

static char *
normalize (char *text)
{
  char *normal;

  g_assert (text != NULL);

  if (is_nfc (text))
    return text;

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert (normal != NULL);
  g_free (text);
  return normal;
}

static char *
squeeze_spaces (const char *text)
{
  GString *out;
  gboolean gap = FALSE;

  g_assert (text != NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_zero_width (c))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static const char *
append_tones (GString    *out,
              const char *p)
{
  for (; is_tone (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      if (out != NULL)
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  return p;
}

/* Sara am is written as one character or as nikhahit and sara aa, and the tone
 * mark before, between or after them; all look the same on screen.
 */
static char *
compose_sara_am (const char *text)
{
  GString *out;
  const char *p;

  g_assert (text != NULL);

  out = g_string_sized_new (strlen (text));
  for (p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      const char *after = c == NIKHAHIT ? append_tones (NULL, next) : next;

      if (c == SARA_AM || (c == NIKHAHIT && g_utf8_get_char (after) == SARA_AA))
        {
          p = append_tones (out, next);
          if (c == NIKHAHIT)
            p = append_tones (out, g_utf8_next_char (p));
          g_string_append_unichar (out, SARA_AM);
          continue;
        }
      g_string_append_unichar (out, c);
      p = next;
    }

  return g_string_free (out, FALSE);
}

/* The form that search keys and area keys share: clean, lower case, Arabic
 * digits, and the marks that fingers swap or hit twice put in order.
 */
static char *
make_normal_form (const char *text)
{
  g_autofree char *clean = psk_text_clean (text);
  GString *out = g_string_sized_new (strlen (clean));
  gunichar last = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (c >= THAI_ZERO && c <= THAI_NINE)
        c = '0' + (c - THAI_ZERO);
      if (c == last && (is_thai_mark (c) || c == SARA_AM))
        continue;
      if (c == SARA_E && last == SARA_E)
        {
          g_string_truncate (out, out->len - 3);
          c = SARA_AE;
        }
      if (is_vowel_mark (c) && is_tone (last))
        {
          g_string_truncate (out, out->len - 3);
          g_string_append_unichar (out, c);
          c = last;
        }
      g_string_append_unichar (out, c);
      last = c;
    }

  return g_string_free (out, FALSE);
}

/* Reads @pattern at the start of @text. A dot of the pattern may be missing
 * between letters but not at the end, unless a space is there ("นส.", "น. ส.",
 * "น.ส "), and at least one dot must be written; a space may be missing or
 * wide. Returns what follows, or %NULL.
 */
static const char *
match_pattern (const char *text,
               const char *pattern)
{
  gboolean dotted = strchr (pattern, '.') == NULL;

  g_assert (text != NULL);

  for (; *pattern != '\0'; pattern = g_utf8_next_char (pattern))
    {
      if (*pattern == '.')
        {
          gboolean last = pattern[1] == '\0';

          if (*text == '.')
            {
              text++;
              dotted = TRUE;
            }
          else if (last && *text != ' ' && *text != '\0')
            return NULL;
          if (!last)
            text = skip_spaces (text);
        }
      else if (*pattern == ' ')
        text = skip_spaces (text);
      else
        {
          if (g_unichar_tolower (g_utf8_get_char (text)) !=
              g_unichar_tolower (g_utf8_get_char (pattern)))
            return NULL;
          text = g_utf8_next_char (text);
        }
    }

  return dotted ? text : NULL;
}

/* Whether a name can follow a title that ends at @end: something must be left,
 * and when nothing parts the two, it must begin a word and be long enough.
 */
static gboolean
name_follows (const char *end,
              TitleFlags  flags)
{
  glong length;

  if (*end == '\0' || *end == ' ')
    return TRUE;
  if (flags & TITLE_SPACED)
    return FALSE;
  if (end[-1] == '.')
    return TRUE;
  if (!is_word_start (g_utf8_get_char (end)))
    return FALSE;

  length = g_utf8_strlen (end, strcspn (end, " "));
  return length >= ((flags & TITLE_SURE) ? 1 : 2);
}

/* The longest title decides, even when it is refused: นางสาวศ must not be read
 * as นาง and สาวศ.
 */
static const Title *
find_title (const char  *text,
            const char **rest)
{
  const Title *best = NULL;
  const char *best_end = text;

  g_assert (text != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (not_titles); i++)
    {
      if (g_str_has_prefix (text, not_titles[i]))
        return NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *end = match_pattern (text, titles[i].pattern);

      if (end != NULL && end > best_end)
        {
          best = &titles[i];
          best_end = end;
        }
    }

  if (best == NULL || !name_follows (best_end, best->flags))
    return NULL;

  *rest = skip_spaces (best_end);
  return best;
}

/* Takes the titles off the start of @text, appends them to @found and returns
 * the rest. A second one counts only after a rank: "ว่าที่ ร.ต.หญิง ดร.".
 */
static const char *
take_titles (const char *text,
             gboolean    searching,
             GString    *found)
{
  const Title *title;
  const char *rest;

  g_assert (found != NULL);

  do
    {
      title = find_title (text, &rest);
      if (title == NULL || (searching && (title->flags & TITLE_NAME)))
        break;
      if (found->len > 0)
        g_string_append_c (found, ' ');
      g_string_append (found, title->title != NULL ? title->title : title->pattern);
      text = rest;
      if (title->flags & TITLE_RANK && g_str_has_prefix (text, "หญิง"))
        {
          g_string_append (found, "หญิง");
          text = skip_spaces (text + strlen ("หญิง"));
        }
    }
  while (title->flags & TITLE_RANK && *text != '\0');

  return text;
}

/* Skips one of @prefixes; @before_digit says that only a digit may follow.
 * Returns @text itself when there is none.
 */
static const char *
skip_prefix (const char         *text,
             const char * const *prefixes,
             guint               n_prefixes,
             gboolean            before_digit)
{
  for (guint i = 0; i < n_prefixes; i++)
    {
      const char *end = match_pattern (text, prefixes[i]);
      const char *rest;

      /* "ต หลวงเหนือ": the dot forgotten, the space not. */
      if (end == NULL && g_utf8_strlen (prefixes[i], -1) == 2 &&
          strncmp (text, prefixes[i], strlen (prefixes[i]) - 1) == 0 &&
          text[strlen (prefixes[i]) - 1] == ' ')
        end = text + strlen (prefixes[i]) - 1;
      if (end == NULL)
        continue;

      rest = skip_spaces (end);
      if (before_digit ? g_ascii_isdigit (*rest)
                       : *rest != '\0' && !is_thai_mark (g_utf8_get_char (rest)))
        return rest;
    }

  return text;
}

static const char *
skip_area_prefixes (const char *text)
{
  const char *before;

  do
    {
      before = text;
      text = skip_prefix (text, area_prefixes, G_N_ELEMENTS (area_prefixes), FALSE);
    }
  while (text != before);

  return text;
}

static UCollator *
get_collator (void)
{
  static UCollator *collator = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;

      /* The space counts, so that a list goes by first name and then by last
       * name. Comparing and making keys do not change a collator, so that all
       * threads may share it.
       */
      collator = ucol_open ("th", &status);
      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, &status);
      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
      if (U_FAILURE (status))
        g_error ("The collator of ICU cannot be opened: %s", u_errorName (status));
      g_once_init_leave (&once, 1);
    }

  return collator;
}

static char *
map_digits (const char *text,
            gunichar    from,
            gunichar    to)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= from && c <= from + 9)
        c = to + (c - from);
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* Copies the digits and grouped commas of the whole part. FALSE when a comma
 * does not part thousands.
 */
static gboolean
copy_whole_part (const char **text,
                 GString     *out)
{
  const char *p = *text;
  int run = 0;
  gboolean grouped = FALSE;

  for (;; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (out, *p);
          run++;
        }
      else if (*p == ',')
        {
          if (run == 0 || run > 3 || (grouped && run != 3))
            return FALSE;
          grouped = TRUE;
          run = 0;
        }
      else
        break;
    }

  *text = p;
  return !grouped || run == 3;
}

static void
copy_exponent (const char **text,
               GString     *out)
{
  const char *p = *text;

  if (*p != 'e' && *p != 'E')
    return;
  p++;
  if (*p == '+' || *p == '-')
    p++;
  if (!g_ascii_isdigit (*p))
    return;
  while (g_ascii_isdigit (*p))
    p++;

  g_string_append_len (out, *text, p - *text);
  *text = p;
}

/* Letters, marks, dots and spaces: ชนิด, ตร.ม., บาท ต่อวัน. */
static gboolean
is_unit (const char *text)
{
  gboolean first = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (first ? !is_word_start (c)
                : c != ' ' && c != '.' && !g_unichar_isalpha (c) && !g_unichar_ismark (c))
        return FALSE;
      first = FALSE;
    }

  return TRUE;
}

/**
 * psk_text_clean:
 * @text: (nullable): what was typed or read
 *
 * Puts a text into the form in which it is stored: valid UTF-8 in form C, sara
 * am as one character after the tone mark, no invisible characters, no line
 * breaks, one space where there was any white space, none at the ends.
 *
 * Returns: (transfer full): the clean text, "" for %NULL
 */
char *
psk_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *squeezed = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup ("");

  valid = g_utf8_make_valid (text, -1);
  squeezed = normalize (squeeze_spaces (valid));
  return normalize (compose_sara_am (squeezed));
}

/**
 * psk_text_shorten:
 * @text: (nullable): any text
 * @max_chars: how many characters may stay, at least 1
 *
 * Cleans @text and cuts it with an ellipsis, for quoting foreign text in a
 * sentence.
 *
 * Returns: (transfer full): at most @max_chars characters
 */
char *
psk_text_shorten (const char *text,
                  int         max_chars)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *start = NULL;

  g_return_val_if_fail (max_chars >= 1, NULL);

  if (g_utf8_strlen (clean, -1) <= max_chars)
    return g_steal_pointer (&clean);

  start = g_utf8_substring (clean, 0, max_chars - 1);
  return g_strconcat (start, "…", NULL);
}

/**
 * psk_text_search_key:
 * @text: (nullable): a stored text, or what is searched for
 *
 * Makes the form that searching compares: clean, lower case, Arabic digits,
 * doubled and swapped marks in order. A personal title, ต./ตำบล, อ./อำเภอ,
 * จ./จังหวัด at the start and หมู่/หมู่ที่/ม. before a number are dropped when
 * something is left. Stored text and query go through it once each.
 *
 * A title without a space is recognised by the table and by what follows: two
 * characters or more that can begin a word. นายสมชาย is a title and a name;
 * นายก, นายอำเภอ and นาวา are not. A monk's พระ stays, since places have it.
 *
 * Returns: (transfer full): the key, "" when there is nothing
 */
char *
psk_text_search_key (const char *text)
{
  g_autofree char *normal = make_normal_form (text);
  g_autoptr (GString) found = g_string_new (NULL);
  const char *rest;

  rest = take_titles (normal, TRUE, found);
  if (*rest == '\0')
    rest = normal;
  rest = skip_area_prefixes (rest);
  rest = skip_prefix (rest, village_prefixes, G_N_ELEMENTS (village_prefixes), TRUE);

  return g_strdup (rest);
}

/**
 * psk_text_area_key:
 * @text: (nullable): the name of a province, district or tambon
 *
 * Makes the form by which names of areas are matched: the normal form of
 * searching without spaces and without ตำบล, แขวง, อำเภอ, เขต, กิ่ง and จังหวัด
 * or their letters. บ้าน and เมือง belong to names and stay.
 *
 * Returns: (transfer full): the key, "" when there is nothing
 */
char *
psk_text_area_key (const char *text)
{
  g_autofree char *normal = make_normal_form (text);
  g_auto (GStrv) words = NULL;

  words = g_strsplit (skip_area_prefixes (normal), " ", -1);
  return g_strjoinv (NULL, words);
}

/**
 * psk_text_sort_key:
 * @text: (nullable): a clean text
 *
 * Makes a key in Thai dictionary order by ICU; bytes compared as by memcmp()
 * and as SQLite compares blobs.
 *
 * Returns: (transfer full): the key, without a final zero
 */
GBytes *
psk_text_sort_key (const char *text)
{
  const char *source = text != NULL ? text : "";
  gsize source_length = MIN (strlen (source), G_MAXINT32 / 8);
  g_autofree UChar *wide = g_new (UChar, source_length + 1);
  UErrorCode status = U_ZERO_ERROR;
  int32_t wide_length = 0;
  int32_t size;
  guint8 *key;

  /* UTF-16 never takes more units than UTF-8 takes bytes. */
  u_strFromUTF8WithSub (wide, source_length + 1, &wide_length, source, source_length, 0xfffd,
                        NULL, &status);
  if (U_FAILURE (status))
    return g_bytes_new (source, source_length);

  size = ucol_getSortKey (get_collator (), wide, wide_length, NULL, 0);
  key = g_malloc (MAX (size, 1));
  ucol_getSortKey (get_collator (), wide, wide_length, key, size);

  return g_bytes_new_take (key, MAX (size, 1) - 1);
}

/**
 * psk_text_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Compares in the order of psk_text_sort_key().
 *
 * Returns: less than, equal to or greater than 0
 */
int
psk_text_compare (const char *a,
                  const char *b)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  result = ucol_strcollUTF8 (get_collator (), a != NULL ? a : "", -1, b != NULL ? b : "", -1,
                             &status);
  if (U_FAILURE (status))
    return g_strcmp0 (a, b);

  return result;
}

/**
 * psk_text_thai_digits:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): @text with Thai digits for Arabic ones
 */
char *
psk_text_thai_digits (const char *text)
{
  return map_digits (text, '0', THAI_ZERO);
}

/**
 * psk_text_arabic_digits:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): @text with Arabic digits for Thai ones
 */
char *
psk_text_arabic_digits (const char *text)
{
  return map_digits (text, THAI_ZERO, '0');
}

/**
 * psk_text_parse_number:
 * @text: (nullable): what was typed or read
 * @number: (out): the number
 *
 * Reads a number in Thai or Arabic digits, with commas between thousands, and
 * a unit after it ("๗ ชนิด"). Anything else, such as "12/3", "1 2", "-", "" or
 * "NaN", is no number.
 *
 * Returns: whether @number was set
 */
gboolean
psk_text_parse_number (const char *text,
                       double     *number)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = arabic;
  gsize sign_length;
  double value;

  g_return_val_if_fail (number != NULL, FALSE);

  sign_length = g_str_has_prefix (p, "−") ? strlen ("−") : (*p == '-' || *p == '+');
  if (sign_length > 0 && *p != '+')
    g_string_append_c (digits, '-');
  p = skip_spaces (p + sign_length);

  if (!copy_whole_part (&p, digits))
    return FALSE;
  if (*p == '.')
    {
      do
        g_string_append_c (digits, *p++);
      while (g_ascii_isdigit (*p));
    }
  if (digits->len == 0 || strpbrk (digits->str, "0123456789") == NULL)
    return FALSE;
  copy_exponent (&p, digits);
  if (!is_unit (skip_spaces (p)))
    return FALSE;

  value = g_ascii_strtod (digits->str, NULL);
  if (!isfinite (value))
    return FALSE;

  *number = value;
  return TRUE;
}

/**
 * psk_text_parse_village:
 * @text: (nullable): what was typed or read
 * @number: (out): the number of the village, 1–99
 *
 * Reads the number of a village: "3", "03", "3.0", "หมู่ ๑๒", "หมู่ที่ 3",
 * "ม.1", "ม. 5 บ้านใหม่". A house number ("12/3", "12 ม.3") is none.
 *
 * Returns: whether @number was set
 */
gboolean
psk_text_parse_village (const char *text,
                        int        *number)
{
  g_autofree char *normal = make_normal_form (text);
  const char *start;
  const char *p;
  int value = 0;

  g_return_val_if_fail (number != NULL, FALSE);

  start = skip_prefix (normal, village_prefixes, G_N_ELEMENTS (village_prefixes), TRUE);
  for (p = start; g_ascii_isdigit (*p) && p - start < 4; p++)
    value = value * 10 + (*p - '0');
  if (p == start || value < 1 || value > 99)
    return FALSE;

  if (g_str_has_prefix (p, ".0"))
    p += 1 + strspn (p + 1, "0");
  p = skip_spaces (p);
  if (*p != '\0' && !g_str_has_prefix (p, "บ้าน") &&
      (start == normal || (*p != '(' && !is_word_start (g_utf8_get_char (p)))))
    return FALSE;

  *number = value;
  return TRUE;
}

/**
 * psk_text_split_name:
 * @full_name: (nullable): title, first and last name as written in one cell
 * @title: (out) (transfer full): the title, น.ส. as นางสาว and so on
 * @first_name: (out) (transfer full): the first name
 * @last_name: (out) (transfer full): all after the first name
 *
 * Takes a name apart; what is absent is "". See psk_text_search_key() for what
 * counts as a title.
 */
void
psk_text_split_name (const char  *full_name,
                     char       **title,
                     char       **first_name,
                     char       **last_name)
{
  g_autofree char *clean = psk_text_clean (full_name);
  g_autoptr (GString) found = g_string_new (NULL);
  const char *rest;
  gsize length;

  g_return_if_fail (title != NULL);
  g_return_if_fail (first_name != NULL);
  g_return_if_fail (last_name != NULL);

  rest = take_titles (clean, FALSE, found);
  length = strcspn (rest, " ");

  *title = g_strdup (found->str);
  *first_name = g_strndup (rest, length);
  *last_name = g_strdup (skip_spaces (rest + length));
}

/**
 * psk_text_format_number:
 * @number: a number
 * @decimals: digits after the point, 0–9
 *
 * Writes a number with commas between thousands, the same in every locale.
 *
 * Returns: (transfer full): the text, "" when @number is not finite
 */
char *
psk_text_format_number (double number,
                        int    decimals)
{
  static const char * const formats[] = {
    "%.0f", "%.1f", "%.2f", "%.3f", "%.4f", "%.5f", "%.6f", "%.7f", "%.8f", "%.9f",
  };
  char digits[512];
  GString *out;
  gsize whole;

  g_return_val_if_fail (decimals >= 0 && decimals < (int) G_N_ELEMENTS (formats), NULL);

  if (!isfinite (number))
    return g_strdup ("");

  g_ascii_formatd (digits, sizeof digits, formats[decimals], fabs (number));
  out = g_string_new (number < 0 && strpbrk (digits, "123456789") != NULL ? "-" : NULL);
  whole = strcspn (digits, ".");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + whole);

  return g_string_free (out, FALSE);
}
