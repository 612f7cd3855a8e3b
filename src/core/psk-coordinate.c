/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-coordinate.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-text.h"

/* The box around Thailand, with a little sea. */
#define SOUTH 5.5
#define NORTH 20.6
#define WEST 97.3
#define EAST 105.7

#define MAX_LENGTH 8192
#define MAX_TOKENS 24

typedef enum
{
  AXIS_UNSAID,
  AXIS_LATITUDE,
  AXIS_LONGITUDE,
} Axis;

/* A token is a number, or one of these signs. N, S, E and W follow or precede
 * an angle; φ and λ stand for the words latitude and longitude before one.
 */
typedef struct
{
  char sign;        /* '0' for a number; ° is 'd', ′ is 'm', ″ is 's' */
  double number;
  gboolean whole;
  gboolean signed_number;
} Token;

typedef struct
{
  const char *word;
  const char *token;
} Word;

/* Longer words come before those that they begin with. */
static const Word words[] = {
  { "ละติจูด", "φ" }, { "ละติจุด", "φ" }, { "latitude", "φ" }, { "lat", "φ" },
  { "ลองจิจูด", "λ" }, { "ลองติจูด", "λ" }, { "ลองกิจูด", "λ" }, { "ลองจิจุด", "λ" },
  { "longitude", "λ" }, { "long", "λ" }, { "lng", "λ" }, { "lon", "λ" },
  { "เหนือ", "N" }, { "north", "N" }, { "ตะวันออก", "E" }, { "east", "E" },
  { "south", "S" }, { "west", "W" },
  { "องศา", "d" }, { "ฟิลิปดา", "s" }, { "พิลิปดา", "s" }, { "ลิปดา", "m" },
  { "พิกัด", "" }, { "gps", "" },
  { "°", "d" }, { "º", "d" }, { "˚", "d" },
  { "''", "s" }, { "′′", "s" }, { "’’", "s" }, { "\"", "s" }, { "″", "s" }, { "”", "s" },
  { "“", "s" }, { "ʺ", "s" }, { "˝", "s" },
  { "'", "m" }, { "′", "m" }, { "’", "m" }, { "‘", "m" }, { "´", "m" }, { "ʹ", "m" },
  { "`", "m" },
  { "n", "N" }, { "s", "S" }, { "e", "E" }, { "w", "W" },
  { ",", "," }, { ";", "," },
  { " ", "" }, { ":", "" }, { "=", "" }, { "(", "" }, { ")", "" }, { "[", "" }, { "]", "" },
};

static gboolean
matches_word (const char *text,
              const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* Reads digits with a fraction; an exponent or anything else is no part. */
static gboolean
read_number (const char **text,
             Token       *token)
{
  const char *p = *text;
  g_autofree char *digits = NULL;
  gsize sign_length = 0;

  if (*p == '-' || *p == '+')
    sign_length = 1;
  else if (g_str_has_prefix (p, "−"))
    sign_length = strlen ("−");
  p += sign_length;
  if (!g_ascii_isdigit (*p))
    return FALSE;

  *text = p + strspn (p, "0123456789");
  token->whole = **text != '.';
  if (!token->whole)
    *text += 1 + strspn (*text + 1, "0123456789");
  digits = g_strndup (p, *text - p);

  token->sign = '0';
  token->number = g_ascii_strtod (digits, NULL);
  token->signed_number = sign_length > 0 && *(p - sign_length) != '+';
  if (token->signed_number)
    token->number = -token->number;
  return TRUE;
}

/* Returns the number of tokens, or 0 when something is not understood. */
static int
tokenize (const char *text,
          Token       tokens[MAX_TOKENS])
{
  int n = 0;

  while (*text != '\0')
    {
      guint i;

      if (n == MAX_TOKENS)
        return 0;
      if (read_number (&text, &tokens[n]))
        {
          n++;
          continue;
        }

      for (i = 0; i < G_N_ELEMENTS (words); i++)
        {
          if (matches_word (text, words[i].word))
            break;
        }
      if (i == G_N_ELEMENTS (words))
        return 0;
      text += strlen (words[i].word);
      if (*words[i].token != '\0')
        {
          char sign = *words[i].token;

          if (strcmp (words[i].token, "φ") == 0)
            sign = 'l';
          else if (strcmp (words[i].token, "λ") == 0)
            sign = 'g';
          tokens[n++] = (Token) { .sign = sign };
        }
    }

  return n;
}

static gboolean
is_sign (const Token *token,
         const char  *signs)
{
  return strchr (signs, token->sign) != NULL;
}

/* Where the second angle begins, or 0: after a comma, at the second label or
 * leading letter, after the first following letter, at the second degree sign,
 * or in the middle of the numbers.
 */
static int
find_middle (const Token *tokens,
             int          n)
{
  int n_numbers = 0;
  int n_degrees = 0;
  int seen = 0;

  for (int i = 0; i < n; i++)
    {
      if (tokens[i].sign == ',')
        return i;
      n_numbers += tokens[i].sign == '0';
      n_degrees += tokens[i].sign == 'd';
    }

  for (int i = 1; i < n; i++)
    {
      if (is_sign (&tokens[i], "lg"))
        return i;
      if (is_sign (&tokens[i], "NSEW"))
        return is_sign (&tokens[0], "NSEW") ? i : i + 1;
    }

  for (int i = 1; i < n; i++)
    {
      if (tokens[i].sign != '0')
        continue;
      seen++;
      if (n_degrees == 2 ? i + 1 < n && tokens[i + 1].sign == 'd' : seen * 2 == n_numbers)
        return i;
    }

  return 0;
}

static gboolean
take_axis (char  sign,
           Axis *axis,
           int  *direction)
{
  Axis said = strchr ("NSl", sign) != NULL ? AXIS_LATITUDE : AXIS_LONGITUDE;

  if (*axis != AXIS_UNSAID && *axis != said)
    return FALSE;

  *axis = said;
  if (strchr ("NSEW", sign) != NULL)
    {
      if (*direction != 0)
        return FALSE;
      *direction = strchr ("SW", sign) != NULL ? -1 : 1;
    }
  return TRUE;
}

/* Reads one angle: degrees, or degrees and minutes, or all three, with or
 * without their signs; a letter or label at one end.
 */
static gboolean
read_angle (const Token *tokens,
            int          n,
            double      *angle,
            Axis        *axis)
{
  static const char units[] = "dms";
  double parts[3] = { 0 };
  int n_parts = 0;
  int direction = 0;
  gboolean negative = FALSE;

  *axis = AXIS_UNSAID;
  for (int i = 0; i < n; i++)
    {
      if (is_sign (&tokens[i], "NSEWlg"))
        {
          /* Only at the ends: 18E1 is a number of some programme, no angle. */
          if ((i > 1 && i < n - 1) || (i == 1 && n_parts > 0 && i < n - 1) ||
              !take_axis (tokens[i].sign, axis, &direction))
            return FALSE;
        }
      else if (tokens[i].sign == '0')
        {
          if (n_parts == 3 || (n_parts > 0 && (tokens[i].signed_number || tokens[i].number >= 60)))
            return FALSE;
          if (i > 0 && n_parts > 0 && !tokens[i - 1].whole && tokens[i - 1].sign == '0')
            return FALSE;
          negative = negative || tokens[i].signed_number;
          parts[n_parts++] = fabs (tokens[i].number);
        }
      else if (i == 0 || tokens[i - 1].sign != '0' || tokens[i].sign != units[n_parts - 1])
        return FALSE;
      else if (!tokens[i - 1].whole && i + 1 < n && tokens[i + 1].sign == '0')
        return FALSE;
    }

  if (n_parts == 0 || (negative && direction != 0))
    return FALSE;

  *angle = parts[0] + parts[1] / 60 + parts[2] / 3600;
  if (negative || direction < 0)
    *angle = -*angle;
  return TRUE;
}

/* Reads two angles. They come latitude first, unless letters or labels say
 * otherwise. @text is clean and has Arabic digits.
 */
static gboolean
read_pair (const char *text,
           double     *lat,
           double     *lon)
{
  Token tokens[MAX_TOKENS];
  Axis first_axis;
  Axis second_axis;
  double first;
  double second;
  int n;
  int middle;
  int next;

  n = tokenize (text, tokens);
  middle = find_middle (tokens, n);
  if (middle <= 0 || middle >= n)
    return FALSE;

  next = tokens[middle].sign == ',' ? middle + 1 : middle;
  if (!read_angle (tokens, middle, &first, &first_axis) ||
      !read_angle (tokens + next, n - next, &second, &second_axis) ||
      (first_axis == second_axis && first_axis != AXIS_UNSAID))
    return FALSE;

  if (first_axis == AXIS_LONGITUDE || second_axis == AXIS_LATITUDE)
    {
      *lat = second;
      *lon = first;
    }
  else
    {
      *lat = first;
      *lon = second;
    }
  return TRUE;
}

/* Reads a pair that ends at one of @ends or at the end of @text. */
static gboolean
read_pair_until (const char *text,
                 const char *ends,
                 double     *lat,
                 double     *lon)
{
  g_autofree char *part = g_strndup (text, strcspn (text, ends));

  g_strdelimit (part, "+", ' ');
  return read_pair (part, lat, lon);
}

/* "LAT,LON,17z": the third value is the zoom and not ours. */
static gboolean
read_view (const char *text,
           double     *lat,
           double     *lon)
{
  const char *comma = strchr (text, ',');
  g_autofree char *pair = NULL;

  if (comma == NULL)
    return FALSE;

  pair = g_strndup (text, comma + 1 + strcspn (comma + 1, ",/?&") - text);
  return read_pair (pair, lat, lon);
}

/* The marked place of a Google Maps address: the last "!3dLAT!4dLON". */
static gboolean
read_place (const char *link,
            double     *lat,
            double     *lon)
{
  const char *p = g_strrstr (link, "!3d");
  Token lat_token;
  Token lon_token;

  if (p == NULL)
    return FALSE;
  p += 3;
  if (!read_number (&p, &lat_token) || !g_str_has_prefix (p, "!4d"))
    return FALSE;
  p += 3;
  if (!read_number (&p, &lon_token))
    return FALSE;

  *lat = lat_token.number;
  *lon = lon_token.number;
  return TRUE;
}

static gboolean
read_query (const char *link,
            double     *lat,
            double     *lon)
{
  static const char * const keys[] = {
    "q=", "query=", "destination=", "daddr=", "ll=", "center=", "cbll=",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      for (const char *p = strpbrk (link, "?&"); p != NULL; p = strpbrk (p + 1, "?&"))
        {
          const char *value;

          if (!g_str_has_prefix (p + 1, keys[i]))
            continue;
          value = p + 1 + strlen (keys[i]);
          if (g_str_has_prefix (value, "loc:"))
            value += strlen ("loc:");
          if (read_pair_until (value, "&#", lat, lon))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_path (const char *link,
           double     *lat,
           double     *lon)
{
  static const char * const folders[] = { "/place/", "/search/", "/dir//" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      const char *p = strstr (link, folders[i]);

      if (p != NULL && read_pair_until (p + strlen (folders[i]), "/?&#@", lat, lon))
        return TRUE;
    }

  return FALSE;
}

/* What the link is about comes first, the middle of its view last. */
static gboolean
read_link (const char *link,
           double     *lat,
           double     *lon)
{
  g_autofree char *unescaped = g_uri_unescape_string (link, NULL);
  g_autofree char *clean = NULL;
  const char *p;

  clean = psk_text_clean (unescaped != NULL ? unescaped : link);
  if (read_place (clean, lat, lon) || read_query (clean, lat, lon) || read_path (clean, lat, lon))
    return TRUE;

  for (p = strchr (clean, '@'); p != NULL; p = strchr (p + 1, '@'))
    {
      if (read_view (p + 1, lat, lon))
        return TRUE;
    }
  return FALSE;
}

/* A link may stand after a few words, as LINE shares it. */
static const char *
find_link (const char *text)
{
  static const char * const starts[] = { "https://", "http://", "maps.google.", "www.google." };
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const char *p = strstr (text, starts[i]);

      if (p != NULL && (first == NULL || p < first))
        first = p;
    }
  if (first == NULL && g_str_has_prefix (text, "google."))
    first = text;

  return first;
}

static gboolean
is_in_thailand (double lat,
                double lon)
{
  return lat >= SOUTH && lat <= NORTH && lon >= WEST && lon <= EAST;
}

static gboolean
read_any (const char  *text,
          double      *lat,
          double      *lon,
          GError     **error)
{
  g_autofree char *quoted = psk_text_shorten (text, 60);
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  const char *link = find_link (arabic);

  if (strstr (arabic, "maps.app.goo.gl") != NULL || strstr (arabic, "goo.gl/maps") != NULL)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("This short link does not contain the position; open it in a browser and "
                     "copy the long address from there."));
      return FALSE;
    }

  if (link != NULL)
    {
      if (read_link (link, lat, lon))
        return TRUE;
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The link “%s” does not contain a position; open the place in Google Maps "
                     "and copy the latitude and longitude."), quoted);
      return FALSE;
    }

  if (g_ascii_strncasecmp (arabic, "geo:", 4) == 0)
    {
      const char *comma = strchr (arabic, ',');
      gsize length = comma != NULL ? (gsize) (comma + 1 - arabic) : strlen (arabic);
      g_autofree char *pair = g_strndup (arabic + 4, length - 4 +
                                         strcspn (arabic + length, ",;?"));

      if (read_pair (pair, lat, lon))
        return TRUE;
    }
  else if (read_pair (arabic, lat, lon))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               *quoted == '\0'
               ? _("There is no position; type latitude and longitude, for example "
                   "18.2888, 99.4908.")
               : _("“%s” is not a position; type latitude and longitude, for example "
                   "18.2888, 99.4908."), quoted);
  return FALSE;
}

/**
 * psk_coordinate_parse:
 * @text: (nullable): what was typed or pasted
 * @lat: (out): the latitude in degrees
 * @lon: (out): the longitude in degrees
 * @error: return location for an error
 *
 * Reads a position: decimal degrees, degrees with minutes and seconds, with
 * letters or words for the directions or without, a geo: address, or a link of
 * Google Maps, of which the marked place is preferred to the middle of the
 * view. Latitude comes first unless the text says otherwise.
 *
 * It may be anywhere on earth; psk_coordinate_check() asks for Thailand. Fails
 * with %PSK_ERROR_INVALID.
 *
 * Returns: whether @lat and @lon were set
 */
gboolean
psk_coordinate_parse (const char  *text,
                      double      *lat,
                      double      *lon,
                      GError     **error)
{
  double found_lat;
  double found_lon;

  g_return_val_if_fail (lat != NULL, FALSE);
  g_return_val_if_fail (lon != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (text != NULL && strlen (text) > MAX_LENGTH)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The text is too long for a position; paste only the position or the link."));
      return FALSE;
    }

  if (!read_any (text, &found_lat, &found_lon, error))
    return FALSE;

  if (fabs (found_lat) > 90 || fabs (found_lon) > 180)
    return psk_coordinate_check (found_lat, found_lon, error);

  *lat = found_lat;
  *lon = found_lon;
  return TRUE;
}

/**
 * psk_coordinate_check:
 * @lat: latitude in degrees
 * @lon: longitude in degrees
 * @error: return location for an error
 *
 * Checks that a position is within the box around Thailand, 5.5–20.6° N and
 * 97.3–105.7° E. When it is after exchanging the two, the message says so.
 *
 * Fails with %PSK_ERROR_INVALID.
 *
 * Returns: whether the position may be in Thailand
 */
gboolean
psk_coordinate_check (double   lat,
                      double   lon,
                      GError **error)
{
  g_autofree char *given = psk_coordinate_format (lat, lon);
  g_autofree char *swapped = psk_coordinate_format (lon, lat);

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (is_in_thailand (lat, lon))
    return TRUE;

  if (is_in_thailand (lon, lat))
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 /* Translators: the position as given, then the other way round */
                 _("In %s the latitude and the longitude look swapped; the right order is %s."),
                 given, swapped);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("The position %s is outside Thailand; check the latitude and the longitude."),
                 given);
  return FALSE;
}

/**
 * psk_coordinate_format:
 * @lat: latitude in degrees
 * @lon: longitude in degrees
 *
 * Writes a position with five decimals, which is about a metre.
 *
 * Returns: (transfer full): latitude and longitude, such as
 *   "18.28880, 99.49080"
 */
char *
psk_coordinate_format (double lat,
                       double lon)
{
  char lat_digits[512];
  char lon_digits[512];

  /* What rounds to nothing has no sign. */
  if (fabs (lat) < 0.000005)
    lat = 0;
  if (fabs (lon) < 0.000005)
    lon = 0;

  g_ascii_formatd (lat_digits, sizeof lat_digits, "%.5f", lat);
  g_ascii_formatd (lon_digits, sizeof lon_digits, "%.5f", lon);

  return g_strdup_printf ("%s, %s", lat_digits, lon_digits);
}

/**
 * psk_coordinate_distance:
 * @lat_a: latitude of one place, in degrees
 * @lon_a: its longitude
 * @lat_b: latitude of the other, in degrees
 * @lon_b: its longitude
 *
 * Measures on a sphere of 6,371 km, by the haversine formula (Sinnott 1984).
 *
 * Returns: the distance in kilometres, or NaN when a coordinate is NaN
 */
double
psk_coordinate_distance (double lat_a,
                         double lon_a,
                         double lat_b,
                         double lon_b)
{
  const double rad = G_PI / 180;
  const double dlat = sin ((lat_b - lat_a) * rad / 2);
  const double dlon = sin ((lon_b - lon_a) * rad / 2);
  const double a = dlat * dlat + cos (lat_a * rad) * cos (lat_b * rad) * dlon * dlon;

  /* Rounding may go a little over 1; what is not a number stays so. */
  return 2 * 6371 * asin (sqrt (a > 1 ? 1 : a));
}
