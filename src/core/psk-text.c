/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-text.h"

#include <math.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "psk-prefix.h"

#define SARA_AA 0x0e32
#define SARA_AM 0x0e33
#define SARA_E 0x0e40
#define SARA_AE 0x0e41
#define NIKHAHIT 0x0e4d
#define THAI_ZERO 0x0e50
#define THAI_NINE 0x0e59

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
is_zero_width (gunichar c)
{
  return c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f);
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
 * mark before, between or after them; all look the same on screen. A second
 * one right after it is a slip of the finger.
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
          if (g_str_has_suffix (out->str, "ำ"))
            g_string_truncate (out, out->len - strlen ("ำ"));
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

/* g_unichar_to_utf8() for the two kinds of characters that come in millions. Returns where
 * the next one goes. */
static char *
put_char (char     *out,
          gunichar  c)
{
  if (c < 0x80)
    *out++ = (char) c;
  else if (c >= 0x0e00 && c <= 0x0e7f)
    {
      *out++ = (char) 0xe0;
      *out++ = (char) (0x80 | ((c >> 6) & 0x3f));
      *out++ = (char) (0x80 | (c & 0x3f));
    }
  else
    out += g_unichar_to_utf8 (c, out);

  return out;
}

/* The form that search keys and area keys share: clean, lower case, Arabic
 * digits, and the marks that fingers swap or hit twice put in order.
 */
static char *
make_normal_form (const char *text)
{
  g_autofree char *clean = psk_text_clean (text);
  /* A letter may be longer in lower case, but not twice as long. */
  char *normal = g_malloc (2 * strlen (clean) + 1);
  char *out = normal;
  gunichar last = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        c = (guchar) g_ascii_tolower ((char) c);
      else if (c < 0x0e00 || c > 0x0e7f)
        c = g_unichar_tolower (c);
      else if (c >= THAI_ZERO && c <= THAI_NINE)
        c = '0' + (c - THAI_ZERO);
      if (c == last && (is_thai_mark (c) || c == SARA_AM))
        continue;
      if (c == SARA_E && last == SARA_E)
        {
          out -= 3;
          c = SARA_AE;
        }
      if (is_vowel_mark (c) && is_tone (last))
        {
          out = put_char (out - 3, c);
          c = last;
        }
      out = put_char (out, c);
      last = c;
    }
  *out = '\0';

  return normal;
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
  /* One byte becomes three. */
  char *mapped = g_malloc (3 * strlen (valid) + 1);
  char *out = mapped;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= from && c <= from + 9)
        c = to + (c - from);
      out = put_char (out, c);
    }
  *out = '\0';

  return mapped;
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

      if (first ? !psk_prefix_starts_word (c)
                : c != ' ' && c != '.' && !g_unichar_isalpha (c) && !g_unichar_ismark (c))
        return FALSE;
      first = FALSE;
    }

  return TRUE;
}

/* What Thai text almost always is: printable ASCII and Thai in canonical order,
 * single spaces, sara am as one character after the tone mark. It tells so in one
 * pass over the bytes; FALSE means no more than that somebody must look closer.
 */
static gboolean
is_clean (const char *text)
{
  const guchar *p = (const guchar *) text;
  gboolean space = TRUE;
  int last_class = 0;

  while (*p != '\0')
    {
      int class = 0;

      if (*p < 0x80)
        {
          if (*p < ' ' || *p == 0x7f || (*p == ' ' && space))
            return FALSE;
          space = *p++ == ' ';
          last_class = 0;
          continue;
        }

      /* U+0E00 to U+0E7F are the bytes E0 B8 80 to E0 B9 BF. */
      if (p[0] != 0xe0 || (p[1] != 0xb8 && p[1] != 0xb9) || p[2] < 0x80 || p[2] > 0xbf)
        return FALSE;
      if ((p[1] == 0xb9 && p[2] == 0x8d) || (p[1] == 0xb8 && p[2] == 0xba))
        return FALSE;
      if (p[1] == 0xb8 && p[2] == 0xb3 && p[3] == 0xe0
          && ((p[4] == 0xb9 && p[5] >= 0x88 && p[5] <= 0x8b) || (p[4] == 0xb8 && p[5] == 0xb3)))
        return FALSE;
      if (p[1] == 0xb8 && p[2] >= 0xb8 && p[2] <= 0xb9)
        class = 103;
      else if (p[1] == 0xb9 && p[2] >= 0x88 && p[2] <= 0x8b)
        class = 107;
      if (class != 0 && class < last_class)
        return FALSE;
      last_class = class;
      space = FALSE;
      p += 3;
    }

  return !space || p == (const guchar *) text;
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
  if (is_clean (text))
    return g_strdup (text);

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
 * psk_text_join:
 * @texts: (array length=n_texts): texts, each %NULL or "" when absent
 * @n_texts: how many
 *
 * Returns: (transfer full): those that are there with a space between them
 */
char *
psk_text_join (const char *const *texts,
               guint              n_texts)
{
  GString *joined = g_string_sized_new (120);

  for (guint i = 0; i < n_texts; i++)
    {
      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, texts[i]);
    }

  return g_string_free (joined, FALSE);
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

  rest = psk_prefix_take_titles (normal, TRUE, found);
  if (*rest == '\0')
    rest = normal;

  return g_strdup (psk_prefix_skip_village (psk_prefix_skip_area (rest)));
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

  words = g_strsplit (psk_prefix_skip_area (normal), " ", -1);
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
  guint8 room[256];
  guint8 *key;

  /* UTF-16 never takes more units than UTF-8 takes bytes. */
  u_strFromUTF8WithSub (wide, source_length + 1, &wide_length, source, source_length, 0xfffd,
                        NULL, &status);
  if (U_FAILURE (status))
    return g_bytes_new (source, source_length);

  /* The key of a name nearly always fits at once; making it twice is what takes
   * the time. */
  size = ucol_getSortKey (get_collator (), wide, wide_length, room, sizeof room);
  if (size <= (int32_t) sizeof room)
    return g_bytes_new (room, MAX (size, 1) - 1);

  key = g_malloc (size);
  ucol_getSortKey (get_collator (), wide, wide_length, key, size);
  return g_bytes_new_take (key, size - 1);
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
  p = psk_prefix_skip_spaces (p + sign_length);

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
  if (!is_unit (psk_prefix_skip_spaces (p)))
    return FALSE;

  value = g_ascii_strtod (digits->str, NULL);
  if (!isfinite (value))
    return FALSE;

  *number = value;
  return TRUE;
}

/* "บ้านหนองหล่าย หมู่ที่ 4": the number after the name. */
static const char *
find_village (const char *normal)
{
  const char *start = psk_prefix_skip_village (normal);

  if (start != normal || g_ascii_isdigit (*normal))
    return start;

  for (const char *p = strpbrk (normal, " ("); p != NULL; p = strpbrk (p, " ("))
    {
      p++;
      start = psk_prefix_skip_village (p);
      if (start != p && strspn (start, "0123456789) ") == strlen (start))
        return start;
    }

  return normal;
}

/**
 * psk_text_parse_village:
 * @text: (nullable): what was typed or read
 * @number: (out): the number of the village, 1–99
 *
 * Reads the number of a village: "3", "03", "3.0", "หมู่ ๑๒", "หมู่ที่ 3",
 * "ม.1", "ม. 5 บ้านใหม่", "บ้านใหม่ หมู่ที่ 5". A house number ("12/3", "12 ม.3") is none.
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

  start = find_village (normal);
  for (p = start; g_ascii_isdigit (*p) && p - start < 4; p++)
    value = value * 10 + (*p - '0');
  if (p == start || value < 1 || value > 99)
    return FALSE;

  if (g_str_has_prefix (p, ".0"))
    p += 1 + strspn (p + 1, "0");
  p = psk_prefix_skip_spaces (p);
  if (*p != '\0' && !g_str_has_prefix (p, "บ้าน") &&
      (start == normal || (*p != '(' && *p != ')' && !psk_prefix_starts_word (g_utf8_get_char (p)))))
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

  rest = psk_prefix_take_titles (clean, FALSE, found);
  length = strcspn (rest, " ");

  *title = g_strdup (found->str);
  *first_name = g_strndup (rest, length);
  *last_name = g_strdup (psk_prefix_skip_spaces (rest + length));
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

/**
 * psk_text_format_quantity:
 * @number: a quantity of seeds or an area
 *
 * Writes a number as psk_text_format_number() does, with as many of two decimals as it
 * needs.
 *
 * Returns: (transfer full): the text, "" when @number is not finite
 */
char *
psk_text_format_quantity (double number)
{
  const double hundredths = round (number * 100);
  const int decimals = fmod (hundredths, 10) != 0 ? 2 : fmod (hundredths, 100) != 0 ? 1 : 0;

  return psk_text_format_number (number, decimals);
}
