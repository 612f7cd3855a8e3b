/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-prefix.h"

#include <string.h>

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

/* Offices and trades that begin like a title, all with the same letter. A lone นายก needs no entry: the
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

/* Whether both begin with the same letter, in whichever case; patterns are of ASCII and
 * Thai letters, and one of those takes three bytes. Nearly every prefix falls at the first
 * letter, and an import asks for every name. */
static gboolean
has_same_letter (const char *text,
                 const char *pattern)
{
  if ((guchar) *pattern < 0x80)
    return g_ascii_tolower (*text) == g_ascii_tolower (*pattern);

  return text[0] == pattern[0] && text[1] == pattern[1] && text[2] == pattern[2];
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
  gboolean wants_dot = FALSE;
  gboolean has_dot = FALSE;

  g_assert (text != NULL);

  for (; *pattern != '\0'; pattern = g_utf8_next_char (pattern))
    {
      if (*pattern == '.')
        {
          gboolean last = pattern[1] == '\0';

          wants_dot = TRUE;
          if (*text == '.')
            {
              text++;
              has_dot = TRUE;
            }
          else if (last && *text != ' ' && *text != '\0')
            return NULL;
          if (!last)
            text = psk_prefix_skip_spaces (text);
        }
      else if (*pattern == ' ')
        text = psk_prefix_skip_spaces (text);
      else
        {
          if (!has_same_letter (text, pattern))
            return NULL;
          text = g_utf8_next_char (text);
        }
    }

  return has_dot || !wants_dot ? text : NULL;
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
  if (!psk_prefix_starts_word (g_utf8_get_char (end)))
    return FALSE;

  length = g_utf8_strlen (end, strcspn (end, " "));
  return length >= ((flags & TITLE_SURE) ? 1 : 2);
}

#define N_LETTERS 256
#define LAST_TITLE 0xff

G_STATIC_ASSERT (G_N_ELEMENTS (titles) < LAST_TITLE);

/* The titles that begin with the same letter, one after the other. */
typedef struct
{
  guint8 first[N_LETTERS];
  guint8 next[G_N_ELEMENTS (titles)];
} TitleChains;

/* Different for most letters, which is enough. */
static guint8
letter_of (const char *text)
{
  return (guint8) ((guchar) *text < 0x80 || text[1] == '\0' ? g_ascii_tolower (*text) : text[2]);
}

static const TitleChains *
get_chains (void)
{
  static TitleChains chains;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      memset (&chains, LAST_TITLE, sizeof chains);
      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        {
          const guint8 letter = letter_of (titles[i].pattern);

          chains.next[i] = chains.first[letter];
          chains.first[letter] = (guint8) i;
        }
      g_once_init_leave (&once, 1);
    }

  return &chains;
}

static gboolean
is_no_title (const char *text)
{
  if (!has_same_letter (text, not_titles[0]))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (not_titles); i++)
    {
      if (g_str_has_prefix (text, not_titles[i]))
        return TRUE;
    }

  return FALSE;
}

/* The longest title decides, even when it is refused: นางสาวศ must not be read
 * as นาง and สาวศ.
 */
static const Title *
find_title (const char  *text,
            const char **rest)
{
  const TitleChains *chains = get_chains ();
  const Title *best = NULL;
  const char *best_end = text;

  g_assert (text != NULL);

  if (is_no_title (text))
    return NULL;

  for (guint8 i = chains->first[letter_of (text)]; i != LAST_TITLE; i = chains->next[i])
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

  *rest = psk_prefix_skip_spaces (best_end);
  return best;
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
      const char *end;
      const char *rest;

      if (!has_same_letter (text, prefixes[i]))
        continue;
      end = match_pattern (text, prefixes[i]);

      /* "ต หลวงเหนือ": the dot forgotten, the space not. */
      if (end == NULL && g_utf8_strlen (prefixes[i], -1) == 2 &&
          strncmp (text, prefixes[i], strlen (prefixes[i]) - 1) == 0 &&
          text[strlen (prefixes[i]) - 1] == ' ')
        end = text + strlen (prefixes[i]) - 1;
      if (end == NULL)
        continue;

      rest = psk_prefix_skip_spaces (end);
      if (before_digit ? g_ascii_isdigit (*rest)
                       : psk_prefix_starts_word (g_utf8_get_char (rest)))
        return rest;
    }

  return text;
}

/**
 * psk_prefix_skip_spaces:
 * @text: a text
 *
 * Returns: (transfer none): @text after its leading spaces
 */
const char *
psk_prefix_skip_spaces (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text + strspn (text, " ");
}

/**
 * psk_prefix_starts_word:
 * @c: a character
 *
 * Returns: whether a word can begin with @c: a Thai consonant or leading vowel,
 *   or a letter of another script, but no Thai mark or following vowel
 */
gboolean
psk_prefix_starts_word (gunichar c)
{
  return (c >= 0x0e01 && c <= 0x0e2e) || (c >= 0x0e40 && c <= 0x0e44) ||
         (c < 0x0e00 && g_unichar_isalpha (c));
}

/**
 * psk_prefix_take_titles:
 * @text: a clean text
 * @searching: whether it is for a search key, where a monk's title stays
 * @found: where the canonical titles are appended, with a space between them
 *
 * Takes the personal titles off the start of @text. A second one counts only
 * after a rank: "ว่าที่ ร.ต.หญิง ดร.".
 *
 * Returns: (transfer none): the rest of @text
 */
const char *
psk_prefix_take_titles (const char *text,
                        gboolean    searching,
                        GString    *found)
{
  const Title *title;
  const char *rest;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (found != NULL, text);

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
          text = psk_prefix_skip_spaces (text + strlen ("หญิง"));
        }
    }
  while (title->flags & TITLE_RANK && *text != '\0');

  return text;
}

/**
 * psk_prefix_skip_area:
 * @text: a clean text
 *
 * Skips ตำบล, อำเภอ and the like and their letters, as long as a name is left.
 *
 * Returns: (transfer none): the rest of @text
 */
const char *
psk_prefix_skip_area (const char *text)
{
  const char *before;

  g_return_val_if_fail (text != NULL, NULL);

  do
    {
      before = text;
      text = skip_prefix (text, area_prefixes, G_N_ELEMENTS (area_prefixes), FALSE);
    }
  while (text != before);

  return text;
}

/**
 * psk_prefix_skip_village:
 * @text: a clean text in Arabic digits
 *
 * Skips หมู่, หมู่ที่, ม. and the like before a digit.
 *
 * Returns: (transfer none): the rest of @text
 */
const char *
psk_prefix_skip_village (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return skip_prefix (text, village_prefixes, G_N_ELEMENTS (village_prefixes), TRUE);
}
