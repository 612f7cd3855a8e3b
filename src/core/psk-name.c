/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-name.h"

#include <string.h>

#include "psk-text.h"

/* More slips than a name may have and still be like another. */
#define TOO_MANY 3

/* Names of more letters are compared whole or not at all: nobody has one. */
#define MAX_LETTERS 63

/* A slip in a short name makes another name: มี and มา, ดำ and แดง. */
#define LETTERS_FOR_ONE 4
#define LETTERS_FOR_TWO 7

#define MAI_HAN_AKAT 0x0e31
#define SARA_AA 0x0e32
#define SARA_AM 0x0e33
#define SARA_I 0x0e34
#define SARA_U 0x0e38
#define SARA_E 0x0e40
#define SARA_AE 0x0e41
#define SARA_AI_MAIMUAN 0x0e43
#define SARA_AI_MAIMALAI 0x0e44
#define LAKKHANGYAO 0x0e45
#define THANTHAKHAT 0x0e4c
#define THAI_ZERO 0x0e50
#define THAI_NINE 0x0e59
#define RO_RUA 0x0e23
#define RU 0x0e24
#define YO_YAK 0x0e22
#define MO_MA 0x0e21
#define NO_NU 0x0e19
#define SO_SUA 0x0e2a

/* Consonants that sound like another, each with the one that stands for both. */
static const struct
{
  gunichar letter;
  gunichar sound;
} same_sounds[] = {
  { 0x0e03 /* ฃ */, 0x0e02 /* ข */ }, { 0x0e05 /* ฅ */, 0x0e04 /* ค */ },
  { 0x0e06 /* ฆ */, 0x0e04 /* ค */ }, { 0x0e0c /* ฌ */, 0x0e0a /* ช */ },
  { 0x0e0d /* ญ */, YO_YAK }, { 0x0e0e /* ฎ */, 0x0e14 /* ด */ },
  { 0x0e0f /* ฏ */, 0x0e15 /* ต */ }, { 0x0e10 /* ฐ */, 0x0e16 /* ถ */ },
  { 0x0e11 /* ฑ */, 0x0e17 /* ท */ }, { 0x0e12 /* ฒ */, 0x0e17 /* ท */ },
  { 0x0e13 /* ณ */, NO_NU }, { 0x0e18 /* ธ */, 0x0e17 /* ท */ },
  { 0x0e20 /* ภ */, 0x0e1e /* พ */ }, { 0x0e28 /* ศ */, SO_SUA },
  { 0x0e29 /* ษ */, SO_SUA }, { 0x0e2c /* ฬ */, 0x0e25 /* ล */ },
};

static gboolean
is_consonant (gunichar c)
{
  return c >= 0x0e01 && c <= 0x0e2e && c != RU;
}

static gunichar
sound_of (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same_sounds); i++)
    {
      if (same_sounds[i].letter == c)
        return same_sounds[i].sound;
    }

  return c;
}

/* Of Thai the low seven bits with the eighth set; of other scripts two bytes that a
 * text of ours has nowhere else. A letter that is written twice is heard once. */
static void
append_letter (GString  *out,
               gunichar  c)
{
  char byte;

  if (c >= 0x80 && (c < 0x0e00 || c > 0x0e7f))
    {
      g_string_append_c (out, (char) (1 + c % 31));
      g_string_append_c (out, (char) (1 + c / 31 % 31));
      return;
    }

  byte = (char) (c < 0x80 ? c : 0x80 | (c & 0x7f));
  if (out->len == 0 || out->str[out->len - 1] != byte || g_ascii_isdigit (byte))
    g_string_append_c (out, byte);
}

/* What follows a consonant at @p that bears a thanthakhat and so is not heard, as in ศ์,
 * ธิ์ and ธุ์; of ทร์ and ตร์ both are not. @p itself when it is heard. */
static const char *
skip_silent (const char *p)
{
  static const char *const silent_pairs[] = { "ทร์", "ตร์" };
  const char *next = g_utf8_next_char (p);

  for (gsize i = 0; i < G_N_ELEMENTS (silent_pairs); i++)
    {
      if (g_str_has_prefix (p, silent_pairs[i]))
        return p + strlen (silent_pairs[i]);
    }

  if (!is_consonant (g_utf8_get_char (p)))
    return p;
  if (g_utf8_get_char (next) == SARA_I || g_utf8_get_char (next) == SARA_U)
    next = g_utf8_next_char (next);

  return g_utf8_get_char (next) == THANTHAKHAT ? g_utf8_next_char (next) : p;
}

/* รร before a consonant is an "a", elsewhere "an": พรรณ is พัน, บรร is บัน. */
static const char *
append_ro_han (GString    *out,
               const char *after)
{
  append_letter (out, MAI_HAN_AKAT);
  if (!is_consonant (g_utf8_get_char (after)))
    append_letter (out, NO_NU);

  return after;
}

/* ไ and ใ stand before their consonant and are heard after it, as ัย is: ไชย, ชัย and
 * ใช sound the same. */
static const char *
append_sara_ai (GString    *out,
                const char *after)
{
  const gunichar consonant = g_utf8_get_char (after);

  if (is_consonant (consonant))
    {
      append_letter (out, sound_of (consonant));
      after = g_utf8_next_char (after);
    }
  while (g_utf8_get_char (after) >= 0x0e48 && g_utf8_get_char (after) <= 0x0e4b)
    after = g_utf8_next_char (after);
  append_letter (out, MAI_HAN_AKAT);
  append_letter (out, YO_YAK);

  return g_utf8_get_char (after) == YO_YAK ? g_utf8_next_char (after) : after;
}

/* Appends what is heard of the letter at @p. Returns what follows it. */
static const char *
append_sound (GString    *out,
              const char *p)
{
  const gunichar c = g_utf8_get_char (p);
  const char *next = skip_silent (p);

  if (next != p)
    return next;

  next = g_utf8_next_char (p);
  /* The ร of ศรี is not heard. */
  if (sound_of (c) == SO_SUA && g_str_has_prefix (next, "รี"))
    next = g_utf8_next_char (next);

  if (c == RO_RUA && g_utf8_get_char (next) == RO_RUA)
    return append_ro_han (out, g_utf8_next_char (next));
  if (c == SARA_AI_MAIMUAN || c == SARA_AI_MAIMALAI)
    return append_sara_ai (out, next);

  if (c == SARA_E && g_utf8_get_char (next) == SARA_E)
    {
      append_letter (out, SARA_AE);
      return g_utf8_next_char (next);
    }

  if (c == SARA_AM || c == RU)
    {
      append_letter (out, c == SARA_AM ? MAI_HAN_AKAT : RO_RUA);
      append_letter (out, c == SARA_AM ? MO_MA : SARA_I);
    }
  else if (c == LAKKHANGYAO)
    append_letter (out, SARA_AA);
  else if (c >= THAI_ZERO && c <= THAI_NINE)
    append_letter (out, '0' + (c - THAI_ZERO));
  else if (c >= 0x0e00 && c <= 0x0e7f ? c <= 0x0e44 && c != 0x0e2f && c != 0x0e3f
                                      : g_unichar_isalnum (c))
    append_letter (out, g_unichar_tolower (sound_of (c)));

  return next;
}

static char *
make_sound (const char *clean)
{
  GString *out = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p != '\0';)
    p = append_sound (out, p);

  return g_string_free (out, FALSE);
}

static char *
make_skeleton (const char *sound)
{
  GString *out = g_string_sized_new (strlen (sound));

  for (const char *p = sound; *p != '\0'; p++)
    {
      const gboolean vowel = (guchar) *p > 0xae;

      if (!vowel && (out->len == 0 || out->str[out->len - 1] != *p))
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/* The optimal string alignment distance (Damerau 1964, Levenshtein 1966, each letter
 * touched once): letters that are missing, too many, others, or exchanged with their
 * neighbour. @limit + 1 when there are more. */
static int
count_slips (const char *a,
             const char *b,
             int         limit)
{
  const int n = (int) strlen (a);
  const int m = (int) strlen (b);
  guint8 rows[3][MAX_LETTERS + 1];

  if (ABS (n - m) > limit || n > MAX_LETTERS || m > MAX_LETTERS)
    return limit + 1;

  for (int j = 0; j <= m; j++)
    rows[0][j] = (guint8) j;
  for (int i = 1; i <= n; i++)
    {
      guint8 *now = rows[i % 3];
      const guint8 *last = rows[(i + 2) % 3];
      const guint8 *before = rows[(i + 1) % 3];
      int best = i;

      now[0] = (guint8) i;
      for (int j = 1; j <= m; j++)
        {
          int slips = MIN (last[j - 1] + (a[i - 1] != b[j - 1]), MIN (last[j], now[j - 1]) + 1);

          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            slips = MIN (slips, before[j - 2] + 1);
          now[j] = (guint8) slips;
          best = MIN (best, slips);
        }
      if (best > limit)
        return limit + 1;
    }

  return MIN (rows[n % 3][m], limit + 1);
}

/* Names with numbers are of a list that was made up, where the number tells who is who. */
static gboolean
has_other_digits (const char *a,
                  const char *b)
{
  static const char digits[] = "0123456789";

  for (;; a++, b++)
    {
      a += strcspn (a, digits);
      b += strcspn (b, digits);
      if (*a != *b)
        return TRUE;
      if (*a == '\0')
        return FALSE;
    }
}

static int
count_part_slips (const PskNamePart *a,
                  const PskNamePart *b)
{
  gsize letters;
  int slips;

  if (a == b || strcmp (a->sound, b->sound) == 0)
    return 0;

  letters = MAX (strlen (a->sound), strlen (b->sound));
  if (letters < LETTERS_FOR_ONE || has_other_digits (a->sound, b->sound))
    return TOO_MANY;

  slips = count_slips (a->sound, b->sound, letters < LETTERS_FOR_TWO ? 1 : 2);
  if (slips == 1)
    return 1;

  return letters >= LETTERS_FOR_TWO && slips == 2
         && count_slips (a->skeleton, b->skeleton, 1) <= 1 ? 2 : TOO_MANY;
}

/**
 * psk_name_part_new:
 * @text: (nullable): a first or a last name, without a title
 *
 * Takes a name for what is heard of it. Spaces, dots, tone marks and what bears a
 * thanthakhat do not count; sara am, ไ and ใ, รร, doubled letters and the consonants
 * that sound alike (ศ ษ ส, ณ น, ญ ย, ธ ท, ภ พ and the like) are spelled in one way, as is ศรี;
 * digits are Arabic.
 *
 * Returns: (transfer full): the name as it is compared; empty when there is none
 */
PskNamePart *
psk_name_part_new (const char *text)
{
  g_autofree char *clean = psk_text_clean (text);
  PskNamePart *self = g_new0 (PskNamePart, 1);

  self->sound = make_sound (clean);
  self->skeleton = make_skeleton (self->sound);

  return self;
}

/**
 * psk_name_part_free:
 * @self: (transfer full): a name
 */
void
psk_name_part_free (PskNamePart *self)
{
  g_free (self->sound);
  g_free (self->skeleton);
  g_free (self);
}

/**
 * psk_name_compare:
 * @first_a: the first name of a person
 * @last_a: the last name
 * @first_b: the first name of another
 * @last_b: the last name
 *
 * Counts the slips that make one name of the other. Two slips count only in names
 * that are long enough, and when they leave the consonants alone or touch one of them.
 * Another number is never a slip.
 *
 * Returns: how like the names are
 */
PskNameLikeness
psk_name_compare (const PskNamePart *first_a,
                  const PskNamePart *last_a,
                  const PskNamePart *first_b,
                  const PskNamePart *last_b)
{
  int first;
  int last;

  g_return_val_if_fail (first_a != NULL && last_a != NULL, PSK_NAME_DIFFERENT);
  g_return_val_if_fail (first_b != NULL && last_b != NULL, PSK_NAME_DIFFERENT);

  if (*first_a->sound == '\0' || *first_b->sound == '\0')
    return PSK_NAME_DIFFERENT;

  first = count_part_slips (first_a, first_b);
  if (first == TOO_MANY)
    return PSK_NAME_DIFFERENT;

  if (*last_a->sound == '\0' || *last_b->sound == '\0')
    return first == 0 ? PSK_NAME_FIRST_ONLY : PSK_NAME_DIFFERENT;

  last = count_part_slips (last_a, last_b);
  if (first + last == 0)
    return PSK_NAME_SAME;
  if (first + last == 1)
    return PSK_NAME_ONE_SLIP;
  if (first + last == 2)
    return PSK_NAME_TWO_SLIPS;

  return first == 0 ? PSK_NAME_FIRST_ONLY : PSK_NAME_DIFFERENT;
}
