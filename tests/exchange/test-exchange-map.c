/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-test-place.h"
#include "psk-test-shape.h"
#include "psk-test-zip.h"

#define MEBIBYTE (1 << 20)

#define FEATURE(properties, geometry) \
  "{\"type\":\"Feature\",\"properties\":" properties ",\"geometry\":" geometry "}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define POLYGON(rings) "{\"type\":\"Polygon\",\"coordinates\":" rings "}"
#define SQUARE "[[99,18],[100,18],[100,19],[99,19],[99,18]]"

#define TOPOJSON \
  "{\"type\":\"Topology\",\"arcs\":[[[99,18],[100,18],[100,19],[99,19],[99,18]]]," \
  "\"objects\":{\"t\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\"," \
  "\"arcs\":[[0]],\"properties\":{\"code\":\"520101\"}}]}}}"

#define KML \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">" \
  "<Document><Folder><name>อ.งาว</name><Placemark><name>ต.นาแก</name><Polygon><outerBoundaryIs>" \
  "<LinearRing><coordinates>99,18,0 100,18,0 100,19,0 99,19,0 99,18,0</coordinates></LinearRing>" \
  "</outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"

/* Of the square. */
#define EXTENT " 99.00 18.00 100.00 19.00\n"

static void
assert_map (const char *name,
            const char *text,
            gssize      size,
            const char *expected)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *path = psk_test_place_write (place, name, text, size);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  found = psk_test_place_read_map (place, path, &error);
  g_assert_no_error (error);
  g_test_message ("%s", found);
  g_assert_nonnull (strstr (found, expected));
}

static void
assert_refused (PskTestPlace *place,
                const char   *path,
                const char   *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = psk_test_place_read_map (place, path, &error);

  g_assert_null (found);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_false (g_file_test (place->staging, G_FILE_TEST_EXISTS));
}

/* What a file is called says nothing of what it holds; geometry that cannot be used has a
 * word for that. */
static void
test_json (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { COLLECTION (FEATURE ("{\"code\":\"520101\",\"n\":5}", POLYGON ("[" SQUARE "]"))),
      ": code n\n1:[520101][5]" EXTENT },
    { "\xef\xbb\xbf \n" COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[" SQUARE "]"))),
      "1:[1]" EXTENT },
    { COLLECTION (FEATURE ("{\"a\":\"ก\"}",
                           "{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "]]}")),
      "1:[ก]" EXTENT },
    { COLLECTION (FEATURE ("{}", POLYGON ("[" SQUARE "]"))), "1:[]" EXTENT },
    { TOPOJSON, "=t: id code\n1:[][520101]" EXTENT },
    { COLLECTION (FEATURE ("{\"a\":1}", "{\"type\":\"Point\",\"coordinates\":[99,18]}")),
      "1:[1] not-an-area\n" },
    { COLLECTION (FEATURE ("{\"a\":1}", "null")), "1:[1] not-an-area\n" },
    { COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[]"))), "1:[1] not-an-area\n" },
    { COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[[[99,18],[99,18],[99,18],[99,18]]]"))),
      "1:[1] no-ring\n" },
    { COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[[[99,18],[NaN,18],[100,19],[99,18]]]"))),
      "1:[1] not-a-number\n" },
    { COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[[[99,18],[1e999,18],[100,19],[99,18]]]"))),
      "1:[1] not-a-number\n" },
    /* It crosses itself: two triangles. */
    { COLLECTION (FEATURE ("{\"a\":1}",
                           POLYGON ("[[[99,18],[100,19],[100,18],[99,19],[99,18]]]"))),
      "1:[1] repaired" EXTENT },
    /* Metres, without a word of it. */
    { COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[[[500000,2000000],[600000,2000000],"
                                                 "[600000,2100000],[500000,2000000]]]"))),
      "1:[1] not-a-place\n" },
    /* The same, with a word. */
    { "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
      "\"urn:ogc:def:crs:EPSG::32647\"}},\"features\":["
      FEATURE ("{\"a\":1}", POLYGON ("[[[500000,2000000],[600000,2000000],[600000,2100000],"
                                     "[500000,2000000]]]")) "]}",
      "1:[1] 99.00 18.09 99.95 18.99\n" },
    /* Exchanged: core says so. */
    { COLLECTION (FEATURE ("{\"a\":1}", POLYGON ("[[[18,99],[19,99],[19,100],[18,99]]]"))),
      "1:[1] 18.00 99.00 19.00 100.00\n" },
  };
  static const char *const names[] = { "map.geojson", "map.topojson", "map.kml", "map" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %zu", i);
      assert_map (names[i % G_N_ELEMENTS (names)], cases[i].text, -1, cases[i].expected);
    }
}

static void
test_kml (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_new ();
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  assert_map ("map.kml", KML, -1, "=อ.งาว: Name");
  assert_map ("map.kml", KML, -1, EXTENT);

  psk_test_zip_add (zip, "doc.kml", KML, strlen (KML), strlen (KML));
  psk_test_zip_end (zip);
  path = psk_test_zip_save (zip, place->dir, "map.kmz");
  found = psk_test_place_read_map (place, path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (found, "[ต.นาแก]"));
  g_assert_nonnull (strstr (found, EXTENT));
}

/* Names of areas in Windows-874, as old programs wrote them. */
#define NA_KAE_874 "\xb9\xd2\xe1\xa1"

#define UTM_47 \
  "PROJCS[\"WGS 84 / UTM zone 47N\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\"," \
  "6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]," \
  "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0]," \
  "PARAMETER[\"central_meridian\",99],PARAMETER[\"scale_factor\",0.9996]," \
  "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]"

static const double degrees[] = { 99, 18, 99, 19, 100, 19, 100, 18, 99, 18 };
static const double metres[] = { 5e5, 2e6, 5e5, 2.1e6, 6e5, 2.1e6, 6e5, 2e6, 5e5, 2e6 };

typedef struct
{
  const double *xys;
  const char *prj; /* NULL for none */
  gboolean has_index;
  const char *expected; /* NULL when it is refused */
} ShapeCase;

static const ShapeCase shape_cases[] = {
  { degrees, NULL, TRUE, "=tambon: TAM_NAM_T\n1:[นาแก]" EXTENT },
  { degrees, NULL, FALSE, NULL },
  { metres, UTM_47, TRUE, "1:[นาแก] 99.00 18.09 99.95 18.99\n" },
  { metres, NULL, TRUE, "1:[นาแก] no-system\n" },
};

/* Side by side in a folder, and in an archive. */
static void
test_shape (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shape_cases); i++)
    {
      const ShapeCase *c = &shape_cases[i];
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autoptr (GByteArray) shp = psk_test_shape_shp (c->xys, 5);
      g_autoptr (GByteArray) shx = psk_test_shape_shx (c->xys, 5);
      g_autoptr (GByteArray) dbf = psk_test_shape_dbf ("TAM_NAM_T", NA_KAE_874);
      g_autoptr (PskTestZip) zip = psk_test_zip_new ();
      const struct
      {
        const char *name;
        const char *bytes;
        gsize size;
      } parts[] = {
        { "tambon.shp", (const char *) shp->data, shp->len },
        { "tambon.dbf", (const char *) dbf->data, dbf->len },
        { "tambon.shx", (const char *) shx->data, c->has_index ? shx->len : 0 },
        { "tambon.prj", c->prj, c->prj != NULL ? strlen (c->prj) : 0 },
      };
      g_autofree char *path = g_build_filename (place->dir, "tambon.shp", NULL);
      g_autofree char *archive = NULL;

      for (gsize part = 0; part < G_N_ELEMENTS (parts); part++)
        {
          g_autofree char *nested = g_strdup_printf ("แผนที่/%s", parts[part].name);

          if (parts[part].size == 0)
            continue;
          g_free (psk_test_place_write (place, parts[part].name, parts[part].bytes,
                                        (gssize) parts[part].size));
          psk_test_zip_add (zip, nested, parts[part].bytes, parts[part].size,
                            (guint32) parts[part].size);
        }
      psk_test_zip_end (zip);
      archive = psk_test_zip_save (zip, place->dir, "map.zip");

      for (int a = 0; a < 2; a++)
        {
          g_autofree char *found = NULL;
          g_autoptr (GError) error = NULL;

          if (c->expected == NULL)
            {
              assert_refused (place, a == 0 ? path : archive, "needs its .shp, .shx");
              continue;
            }
          found = psk_test_place_read_map (place, a == 0 ? path : archive, &error);
          g_assert_no_error (error);
          g_test_message ("case %zu: %s", i, found);
          g_assert_nonnull (strstr (found, c->expected));
        }
    }
}

/* One sentence each, and nothing is left. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gssize size;
    const char *says;
  } cases[] = {
    { "", 0, "is empty" },
    { "a,b\n1,2\n", -1, "is not a map" },
    { "<!DOCTYPE html><html><body>404</body></html>", -1, "is not a map" },
    { "{\"type\":\"FeatureCollection\",\"features\":[", -1, "is damaged" },
    { "{}", -1, "is damaged" },
    { COLLECTION (""), -1, "without anything on it" },
    { COLLECTION (FEATURE ("{\"a\":1}", "{\"type\":\"Polygon\",\"coordinates\":[[[99,18],[")), -1,
      "is damaged" },
    { "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>", -1, "“map”" },
    { "PK\003\004rubbish", -1, "is damaged" },
    { "\0\0\x27\x0a", 4, "is not a map" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_write (place, "map", cases[i].text, cases[i].size);

      g_test_message ("case %zu", i);
      assert_refused (place, path, cases[i].says);
    }
}

static char *
repeat (const char *unit,
        gsize       n)
{
  GString *text = g_string_sized_new (strlen (unit) * n);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

/* Whatever they are, they end in a result or a sentence, and soon. */
static void
test_hostile (void)
{
  g_autofree char *brackets = repeat ("[", 1000000);
  g_autofree char *objects = repeat ("{\"a\":", 300000);
  g_autofree char *folders = repeat ("<Folder>", 200000);
  g_autofree char *collections = repeat ("{\"type\":\"GeometryCollection\",\"geometries\":[",
                                         50000);
  g_autofree char *texts[] = {
    g_strconcat ("{\"type\":\"FeatureCollection\",\"features\":", brackets, NULL),
    g_strdup (objects),
    g_strconcat ("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>", folders, NULL),
    g_strconcat ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                 "\"properties\":{},\"geometry\":", collections, NULL),
    g_strdup ("<!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
              "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
              "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">"
              "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;\">]>"
              "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>&h;&h;&h;</name>"
              "</Document></kml>"),
    g_strdup ("<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>"
              "http://127.0.0.1:9/x.kml</href></Link></NetworkLink></Document></kml>"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_write (place, "map", texts[i], -1);
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;
      const gint64 start = g_get_monotonic_time ();

      found = psk_test_place_read_map (place, path, &error);
      g_test_message ("case %zu: %s, %.1f s", i, error != NULL ? error->message : found,
                      (g_get_monotonic_time () - start) / 1e6);
      g_assert_null (found);
      g_assert_nonnull (error);
      g_free (g_steal_pointer (&texts[i]));
    }
}

static void
test_bomb (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_new ();
  g_autofree char *blanks = g_strnfill (128 * MEBIBYTE, ' ');
  g_autofree char *path = NULL;

  psk_test_zip_add (zip, "doc.kml", blanks, 128 * MEBIBYTE, 128 * MEBIBYTE);
  psk_test_zip_end (zip);
  path = psk_test_zip_save (zip, place->dir, "map.kmz");
  assert_refused (place, path, "unpacks");
}

/* A shapefile that breaks off is not taken in part. */
static void
test_cut_shape (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (GByteArray) shp = psk_test_shape_shp (degrees, 5);
  g_autoptr (GByteArray) shx = psk_test_shape_shx (degrees, 5);
  g_autoptr (GByteArray) dbf = psk_test_shape_dbf ("NAME", "x");
  g_autofree char *path = psk_test_place_write (place, "t.shp", (const char *) shp->data,
                                                (gssize) shp->len - 40);

  g_free (psk_test_place_write (place, "t.shx", (const char *) shx->data, (gssize) shx->len));
  g_free (psk_test_place_write (place, "t.dbf", (const char *) dbf->data, (gssize) dbf->len));
  assert_refused (place, path, "is damaged");
}

/* A map as finely drawn as this is read, though nobody needs it. */
static void
test_million (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (GString) text = g_string_new (
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
    "{\"a\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  for (int i = 0; i < 500000; i++)
    g_string_append_printf (text, "[%.6f,%s],", 99 + i / 500000.0, i % 2 ? "18" : "18.00001");
  for (int i = 500000; i > 0; i--)
    g_string_append_printf (text, "[%.6f,%s],", 99 + i / 500000.0, i % 2 ? "19" : "18.99999");
  g_string_append (text, "[99,18.00001]]]}}]}");
  path = psk_test_place_write (place, "map.geojson", text->str, (gssize) text->len);

  start = g_get_monotonic_time ();
  found = psk_test_place_read_map (place, path, &error);
  g_test_message ("a million points took %.1f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (found, EXTENT));
}

/* Points of interest of a whole country are no boundaries. */
static void
test_many_features (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autofree char *features = repeat (FEATURE ("{}", "null") ",", 200001);
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  features[strlen (features) - 1] = '\0';
  text = g_strconcat ("{\"type\":\"FeatureCollection\",\"features\":[", features, "]}", NULL);
  path = psk_test_place_write (place, "map.geojson", text, -1);
  assert_refused (place, path, "far more on it");
}

/* A map is no list, and a list is no map. */
static void
test_list (void)
{
  g_autoptr (PskTestPlace) place = psk_test_place_new ();
  g_autoptr (PskTestZip) zip = psk_test_zip_workbook (
    "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  g_autofree char *path = psk_test_zip_save (zip, place->dir, "list.xlsx");

  assert_refused (place, path, "is not a map");
}

static void
test_lampang (void)
{
  static const struct
  {
    const char *name;
    const char *says;
  } cases[] = {
    { "lampang_boundaries.topojson", "[520101][5201][เวียงเหนือ][Wiang Nuea] 99." },
    { "lampang_tambons.geojson", "[520101][5201][เวียงเหนือ][Wiang Nuea] 99." },
    { "lampang_districts.geojson", "[5201][52][เมืองลำปาง][Mueang Lampang] 99." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = psk_test_place_shared ("geo", cases[i].name);
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        return;
      found = psk_test_place_read_map (place, path, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (found, cases[i].says));
    }
}

/* Real KML of all kinds, sound and broken: areas, points, or a sentence. */
static void
test_real_kml (void)
{
  g_autofree char *folder = psk_test_place_shared ("realworld", "kml/togeojson");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (PskTestPlace) place = psk_test_place_new ();
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".kml"))
        continue;
      found = psk_test_place_read_map (place, path, &error);
      g_assert_true (found != NULL || error->domain == PSK_ERROR);
      n++;
    }
  g_test_message ("%u files", n);
  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/map/json", test_json);
  g_test_add_func ("/exchange/map/kml", test_kml);
  g_test_add_func ("/exchange/map/shape", test_shape);
  g_test_add_func ("/exchange/map/refused", test_refused);
  g_test_add_func ("/exchange/map/hostile", test_hostile);
  g_test_add_func ("/exchange/map/bomb", test_bomb);
  g_test_add_func ("/exchange/map/cut-shape", test_cut_shape);
  g_test_add_func ("/exchange/map/million", test_million);
  g_test_add_func ("/exchange/map/many-features", test_many_features);
  g_test_add_func ("/exchange/map/list", test_list);
  g_test_add_func ("/exchange/map/lampang", test_lampang);
  g_test_add_func ("/exchange/map/real-kml", test_real_kml);

  return g_test_run ();
}
