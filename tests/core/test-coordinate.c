/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "hostile.h"
#include "psk-coordinate.h"
#include "psk-error.h"

typedef struct
{
  const char *text;
  double lat;
  double lon;
} ParseCase;

typedef struct
{
  const char *text;
  const char *part;     /* what the message must say */
} MessageCase;

#define DMS_LAT (18 + 17 / 60.0 + 19.7 / 3600)
#define DMS_LON (99 + 29 / 60.0 + 26.9 / 3600)

static const ParseCase parse_cases[] = {
  { "18.2888, 99.4908", 18.2888, 99.4908 },
  { "18.2888,99.4908", 18.2888, 99.4908 },
  { "18.2888 99.4908", 18.2888, 99.4908 },
  { " 18.2888 ; 99.4908 ", 18.2888, 99.4908 },
  { "(18.2888, 99.4908)", 18.2888, 99.4908 },
  { "18.2888\t99.4908", 18.2888, 99.4908 },
  { "๑๘.๒๘๘๘, ๙๙.๔๙๐๘", 18.2888, 99.4908 },
  { "18, 99", 18, 99 },
  { "+18.2888, +99.4908", 18.2888, 99.4908 },
  { "-33.86, 151.2", -33.86, 151.2 },
  { "−33.86, 151.2", -33.86, 151.2 },
  { "33.86 S, 151.2 E", -33.86, 151.2 },
  { "N18.2888 E99.4908", 18.2888, 99.4908 },
  { "N 18.2888, E 99.4908", 18.2888, 99.4908 },
  { "18.2888N 99.4908E", 18.2888, 99.4908 },
  { "18.2888°N, 99.4908°E", 18.2888, 99.4908 },
  { "18.2888° 99.4908°", 18.2888, 99.4908 },
  { "99.4908E 18.2888N", 18.2888, 99.4908 },
  { "E99.4908, N18.2888", 18.2888, 99.4908 },
  { "18°17'19.7\"N 99°29'26.9\"E", DMS_LAT, DMS_LON },
  { "18°17′19.7″N 99°29′26.9″E", DMS_LAT, DMS_LON },
  { "18°17’19.7”N 99°29’26.9”E", DMS_LAT, DMS_LON },
  { "18º17''19.7", NAN, NAN },
  { "18° 17' 19.7'' N, 99° 29' 26.9'' E", DMS_LAT, DMS_LON },
  { "18°17'19.7\" 99°29'26.9\"", DMS_LAT, DMS_LON },
  { "N18°17'19.7\" E99°29'26.9\"", DMS_LAT, DMS_LON },
  { "18 17 19.7 N, 99 29 26.9 E", DMS_LAT, DMS_LON },
  { "18 17 19.7 N 99 29 26.9 E", DMS_LAT, DMS_LON },
  { "18 17 19.7, 99 29 26.9", DMS_LAT, DMS_LON },
  { "18 17 19.7 99 29 26.9", DMS_LAT, DMS_LON },
  { "18°17.5' N 99°29.25' E", 18 + 17.5 / 60, 99 + 29.25 / 60 },
  { "18 17.5 99 29.25", 18 + 17.5 / 60, 99 + 29.25 / 60 },
  { "ละติจูด 18.2888 ลองจิจูด 99.4908", 18.2888, 99.4908 },
  { "ละติจูด: 18.2888, ลองจิจูด: 99.4908", 18.2888, 99.4908 },
  { "ลองติจูด 99.4908 ละติจูด 18.2888", 18.2888, 99.4908 },
  { "พิกัด 18.2888, 99.4908", 18.2888, 99.4908 },
  { "lat=18.2888 lon=99.4908", 18.2888, 99.4908 },
  { "Latitude: 18.2888, Longitude: 99.4908", 18.2888, 99.4908 },
  { "18 องศา 17 ลิปดา 19.7 ฟิลิปดา เหนือ 99 องศา 29 ลิปดา 26.9 ฟิลิปดา ตะวันออก",
    DMS_LAT, DMS_LON },
  { "geo:18.2,99.4", 18.2, 99.4 },
  { "geo:18.2,99.4,250", 18.2, 99.4 },
  { "GEO:18.2,99.4?z=17", 18.2, 99.4 },
  { "geo:18.2,99.4;u=35", 18.2, 99.4 },
  { "https://www.google.com/maps/@18.2888,99.4908,17z", 18.2888, 99.4908 },
  { "https://www.google.com/maps/@18.2888,99.4908,17z?entry=ttu", 18.2888, 99.4908 },
  { "https://www.google.co.th/maps/place/A/@18.1,99.1,17z/data=!3m1!4b1!4m6!3m5!1s0x30:0x1!8m2"
    "!3d18.2888!4d99.4908!16s%2Fg%2F1?entry=ttu", 18.2888, 99.4908 },
  { "https://www.google.com/maps/place/18.2888,99.4908/@18.1,99.1,17z", 18.2888, 99.4908 },
  { "https://www.google.com/maps/place/18%C2%B017'19.7%22N+99%C2%B029'26.9%22E/@18.1,99.1,17z",
    DMS_LAT, DMS_LON },
  { "https://www.google.com/maps/search/18.2888,+99.4908?entry=tts", 18.2888, 99.4908 },
  { "https://www.google.com/maps/dir//18.2888,99.4908/@18.1,99.1,17z", 18.2888, 99.4908 },
  { "https://maps.google.com/?q=18.2888,99.4908", 18.2888, 99.4908 },
  { "https://maps.google.com/maps?q=18.2888%2C99.4908&z=17", 18.2888, 99.4908 },
  { "https://maps.google.com/maps?q=loc:18.2888+99.4908", 18.2888, 99.4908 },
  { "https://maps.google.com/maps?ll=18.1,99.1&q=18.2888,99.4908", 18.2888, 99.4908 },
  { "https://maps.google.com/maps?q=ศูนย์&ll=18.2888,99.4908", 18.2888, 99.4908 },
  { "https://www.google.com/maps/search/?api=1&query=18.2888%2C99.4908", 18.2888, 99.4908 },
  { "https://www.google.com/maps/dir/?api=1&destination=18.2888,99.4908", 18.2888, 99.4908 },
  { "maps.google.com/?q=18.2888,99.4908", 18.2888, 99.4908 },
  { "ศูนย์แบ่งปัน https://maps.google.com/?q=18.2888,99.4908", 18.2888, 99.4908 },
  { NULL, NAN, NAN }, { "", NAN, NAN }, { "18.2888", NAN, NAN }, { "18.2888,", NAN, NAN },
  { ",99.4908", NAN, NAN }, { "18,2888, 99,4908", NAN, NAN }, { "18.2888, 99.4908, 5", NAN, NAN },
  { "18.2 99.4 5", NAN, NAN }, { "18.2.8, 99.4", NAN, NAN }, { "18 75 0 N, 99 0 0 E", NAN, NAN },
  { "18 17 75 N, 99 0 0 E", NAN, NAN }, { "18.5 17 N, 99 0 E", NAN, NAN },
  { "18 -17 0, 99 0 0", NAN, NAN }, { "-18 N, 99 E", NAN, NAN }, { "18N 19N", NAN, NAN },
  { "18E 99E", NAN, NAN }, { "1e1, 9e1", NAN, NAN }, { "18.2888, ลำปาง", NAN, NAN },
  { "abc, def", NAN, NAN }, { "100.5, 200.5", NAN, NAN }, { "91, 0", NAN, NAN },
  { "0, 181", NAN, NAN }, { "99.4908, 18.2888", NAN, NAN }, { "18'17\"N 99'29\"E", NAN, NAN },
  { "18°17°N 99°29°E", NAN, NAN }, { "0x12, 0x63", NAN, NAN }, { "geo:18.2", NAN, NAN },
  { "https://www.google.com/maps/place/Lampang", NAN, NAN },
  { "https://example.org/?q=hello", NAN, NAN }, { "https://%00%ff", NAN, NAN },
  { "https://maps.google.com/?q=18.2888", NAN, NAN },
};

static const MessageCase message_cases[] = {
  { "https://maps.app.goo.gl/AbCdEf123", "short link" },
  { "maps.app.goo.gl/AbCdEf123", "short link" },
  { "https://goo.gl/maps/AbCdEf123", "short link" },
  { "https://www.google.com/maps/place/Lampang", "link" },
  { "99.4908, 18.2888", "swapped" },
  { "99.4908, 18.2888", "18.28880, 99.49080" },
  { "บ้านโป่ง", "บ้านโป่ง" },
  { "", "There is no position" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      double lat = -1;
      double lon = -1;
      gboolean ok = psk_coordinate_parse (c->text, &lat, &lon, &error);

      g_test_message ("“%s” %s", c->text, error != NULL ? error->message : "");
      g_assert_cmpint (ok, ==, !isnan (c->lat));
      g_assert_cmpfloat_with_epsilon (lat, ok ? c->lat : -1, 1e-9);
      g_assert_cmpfloat_with_epsilon (lon, ok ? c->lon : -1, 1e-9);
      if (!ok)
        g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
    }
}

static void
test_messages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (message_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double lat;
      double lon;

      g_assert_false (psk_coordinate_parse (message_cases[i].text, &lat, &lon, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, message_cases[i].part));
    }
}

static void
test_check (void)
{
  static const struct { double lat; double lon; const char *part; } cases[] = {
    { 18.2888, 99.4908, NULL }, { 5.5, 97.3, NULL }, { 20.6, 105.7, NULL },
    { 99.4908, 18.2888, "18.28880, 99.49080" }, { 5.49, 100, "outside" }, { 20.61, 100, "outside" },
    { 18, 97.29, "outside" }, { 18, 105.71, "outside" }, { 0, 0, "outside" },
    { -18.2888, 99.4908, "outside" }, { NAN, 99, "outside" }, { 18, INFINITY, "outside" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean ok = psk_coordinate_check (cases[i].lat, cases[i].lon, &error);

      g_assert_cmpint (ok, ==, cases[i].part == NULL);
      if (!ok)
        {
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, cases[i].part));
        }
    }
}

static void
test_format (void)
{
  static const struct { double lat; double lon; const char *expected; } cases[] = {
    { 18.2888, 99.4908, "18.28880, 99.49080" }, { 18.288804, 99.490809, "18.28880, 99.49081" },
    { -33.5, 0, "-33.50000, 0.00000" }, { -0.000001, 0, "0.00000, 0.00000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = psk_coordinate_format (cases[i].lat, cases[i].lon);
      g_autoptr (GError) error = NULL;
      double lat;
      double lon;

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_true (psk_coordinate_parse (text, &lat, &lon, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (lat, cases[i].lat, 5.1e-6);
      g_assert_cmpfloat_with_epsilon (lon, cases[i].lon, 5.1e-6);
    }
}

static void
test_hostile (void)
{
  static const char * const units[] = {
    "1", "1,", "N", "°", "https://", "!3d1!4d", "@1,", "/place/1", "&q=1", "?q=%", "\xff", "๑",
  };
  double lat;
  double lon;

  for (gsize i = 0; i < G_N_ELEMENTS (hostile_texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (psk_coordinate_parse (hostile_texts[i], &lat, &lon, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = make_long_text (units[i]);
      g_autofree char *start = g_strndup (text, 8000);
      g_autofree char *link = g_strconcat ("https://x", start + 1000, NULL);
      const char * const forms[] = { text, start, link };

      for (gsize j = 0; j < G_N_ELEMENTS (forms); j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (psk_coordinate_parse (forms[j], &lat, &lon, &error));
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
          g_assert_cmpuint (strlen (error->message), <, 500);
        }
    }
}

static void
test_distance (void)
{
  /* By Vincenty's formula on WGS 84; a sphere is within 0.6 % of it. */
  static const struct
  {
    double lat_a, lon_a, lat_b, lon_b;
    double km;
  } rows[] = {
    { 18.2888, 99.4908, 18.2888, 99.4908, 0 },
    { 18.0, 99.5, 19.0, 99.5, 110.69 },
    { 18.0, 99.0, 18.0, 100.0, 105.90 },
    { 13.7563, 100.5018, 18.2888, 99.4908, 513.09 },
    { 18.0, 179.5, 18.0, -179.5, 105.90 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double km = psk_coordinate_distance (rows[i].lat_a, rows[i].lon_a, rows[i].lat_b,
                                                 rows[i].lon_b);

      g_assert_cmpfloat_with_epsilon (km, rows[i].km, rows[i].km * 0.006 + 1e-9);
      g_assert_cmpfloat_with_epsilon (km, psk_coordinate_distance (rows[i].lat_b, rows[i].lon_b,
                                                                   rows[i].lat_a, rows[i].lon_a),
                                      1e-9);
    }

  g_assert_true (isnan (psk_coordinate_distance (NAN, NAN, 18, 99.5)));
  g_assert_true (isnan (psk_coordinate_distance (18, 99.5, 18, NAN)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/coordinate/parse", test_parse);
  g_test_add_func ("/core/coordinate/messages", test_messages);
  g_test_add_func ("/core/coordinate/check", test_check);
  g_test_add_func ("/core/coordinate/format", test_format);
  g_test_add_func ("/core/coordinate/hostile", test_hostile);
  g_test_add_func ("/core/coordinate/distance", test_distance);

  return g_test_run ();
}
