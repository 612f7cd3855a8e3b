/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-reader.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <errno.h>
#include <gdal.h>
#include <glib/gstdio.h>
#include <math.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>
#include <unistd.h>

#include "psk-encoding.h"
#include "psk-limits.h"
#include "psk-number.h"
#include "psk-zip.h"

/* The whole of Thailand by tambons, as finely as anybody draws it, has a third of it. */
#define MAX_POINTS 10000000

/* Files with more than this are no boundaries: Thailand has some 75,000 villages. */
#define MAX_FEATURES 200000
#define MAX_LAYERS 1000

/* What of a member of an archive is its format. */
typedef struct
{
  const char *suffix;
  const char *drivers[3];
} Format;

static const Format formats[] = {
  { ".shp", { "ESRI Shapefile", NULL } },
  { ".kml", { "LIBKML", "KML", NULL } },
  { ".geojson", { "GeoJSON", "TopoJSON", NULL } },
  { ".topojson", { "TopoJSON", "GeoJSON", NULL } },
  { ".json", { "GeoJSON", "TopoJSON", NULL } },
};

/* Reading of one layer. */
typedef struct
{
  PskStagingWriter *writer;
  OGRCoordinateTransformationH to_degrees; /* NULL when they are longitude and latitude */
  gboolean knows_system;                   /* the file says what its coordinates are */
  int n_points;                            /* of the whole file */
  int n_features;
  double from; /* the part of the file that is done before a map of it, 0 to 1, */
  double to;   /* and after it */
  GString *text;
} Reader;

/* A layer that breaks off in the middle is not taken in part. */
static void CPL_STDCALL
error_cb (CPLErr      severity,
          CPLErrorNum number,
          const char *message)
{
  if (number == CPLE_OutOfMemory)
    psk_fail ("out-of-memory", NULL);
  if (severity == CE_Fatal || (severity == CE_Failure && strstr (message, "fread()") != NULL))
    psk_fail ("damaged-map", message);
}

static void
set_up_gdal (void)
{
  /* Nothing is fetched from anywhere, and no other library is loaded. */
  CPLSetConfigOption ("GDAL_DRIVER_PATH", "disable");
  CPLSetConfigOption ("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "none");
  CPLSetConfigOption ("PROJ_NETWORK", "OFF");
  /* A table of attributes says seldom what its letters are: they come as they are. */
  CPLSetConfigOption ("SHAPE_ENCODING", "");
  GDALAllRegister ();
  CPLSetErrorHandler (error_cb);
}

static gboolean
append_cb (const char *text,
           gsize       length,
           gpointer    user_data)
{
  g_string_append_len (user_data, text, (gssize) length);
  return TRUE;
}

/* Attributes of old shapefiles are Windows-874. */
static const char *
read_text (Reader     *self,
           const char *text)
{
  const gsize size = strlen (text);

  if (g_utf8_validate (text, (gssize) size, NULL))
    return text;

  g_string_truncate (self->text, 0);
  psk_encoding_decode (PSK_ENCODING_WINDOWS_874, (const guint8 *) text, size, append_cb,
                       self->text);
  return self->text->str;
}

/* The corners of a ring, a polygon or several; -1 when one is no place. */
static int
count_points (OGRGeometryH geometry)
{
  const int n_parts = OGR_G_GetGeometryCount (geometry);
  int n_points = 0;

  if (n_parts == 0)
    {
      n_points = OGR_G_GetPointCount (geometry);
      for (int i = 0; i < n_points; i++)
        {
          if (!isfinite (OGR_G_GetX (geometry, i)) || !isfinite (OGR_G_GetY (geometry, i)))
            return -1;
        }
      return n_points;
    }

  for (int i = 0; i < n_parts; i++)
    {
      const int n = count_points (OGR_G_GetGeometryRef (geometry, i));

      if (n < 0)
        return -1;
      n_points += n;
      if (n_points > MAX_POINTS)
        psk_fail ("too-many-points", NULL);
    }

  return n_points;
}

/* All areas among the parts of a geometry, as one; %NULL when there is none. */
static OGRGeometryH
take_areas (OGRGeometryH geometry)
{
  OGRGeometryH areas = OGR_G_CreateGeometry (wkbMultiPolygon);
  const OGRwkbGeometryType type = OGR_GT_Flatten (OGR_G_GetGeometryType (geometry));
  gboolean found = type == wkbPolygon;

  if (found)
    OGR_G_AddGeometry (areas, geometry);

  for (int i = 0; type != wkbPolygon && i < OGR_G_GetGeometryCount (geometry); i++)
    {
      OGRGeometryH part = OGR_G_GetGeometryRef (geometry, i);

      if (OGR_GT_Flatten (OGR_G_GetGeometryType (part)) != wkbPolygon)
        continue;
      OGR_G_AddGeometry (areas, part);
      found = TRUE;
    }

  if (found)
    return areas;
  OGR_G_DestroyGeometry (areas);
  return NULL;
}

static gboolean
is_in_degrees (OGRGeometryH geometry)
{
  OGREnvelope box;

  OGR_G_GetEnvelope (geometry, &box);
  return box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -180 && box.MaxY <= 180;
}

/* An outline that crosses itself becomes what it encloses. */
static const char *
repair (OGRGeometryH *areas)
{
  OGRGeometryH valid;
  OGRGeometryH repaired;

  if (OGR_G_IsValid (*areas))
    return NULL;

  valid = OGR_G_MakeValid (*areas);
  repaired = valid != NULL ? take_areas (valid) : NULL;
  if (valid != NULL)
    OGR_G_DestroyGeometry (valid);
  if (repaired == NULL)
    return "no-ring";

  OGR_G_DestroyGeometry (*areas);
  *areas = repaired;
  return "repaired";
}

static const char *
check_areas (Reader       *self,
             OGRGeometryH *areas)
{
  const int n_points = count_points (*areas);

  if (n_points < 0)
    return "not-a-number";
  if (n_points < 4)
    return "no-ring";
  self->n_points += n_points;
  if (self->n_points > MAX_POINTS)
    psk_fail ("too-many-points", NULL);

  if (self->to_degrees != NULL && OGR_G_Transform (*areas, self->to_degrees) != OGRERR_NONE)
    return "not-a-place";
  if (!is_in_degrees (*areas))
    return self->knows_system ? "not-a-place" : "no-system";

  return repair (areas);
}

/* The text is a stable word for what is wrong, or NULL. */
static void
write_geometry (Reader     *self,
                OGRFeatureH feature)
{
  OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
  OGRGeometryH areas = geometry != NULL ? take_areas (geometry) : NULL;
  const char *problem = "not-an-area";
  g_autofree guint8 *bytes = NULL;
  gsize size = 0;

  if (areas != NULL)
    {
      OGR_G_FlattenTo2D (areas);
      problem = check_areas (self, &areas);
      if (problem == NULL || g_str_equal (problem, "repaired"))
        {
          size = (gsize) OGR_G_WkbSize (areas);
          bytes = g_malloc (size);
          OGR_G_ExportToWkb (areas, wkbNDR, bytes);
        }
      OGR_G_DestroyGeometry (areas);
    }

  psk_staging_writer_geometry (self->writer, bytes, size, problem != NULL ? problem : "");
}

static void
read_feature (Reader     *self,
              OGRFeatureH feature,
              int         n_fields)
{
  char buffer[PSK_NUMBER_BYTES];

  for (int i = 0; i < n_fields; i++)
    {
      const char *text = "";

      if (OGR_F_IsFieldSetAndNotNull (feature, i))
        text = psk_number_tidy (read_text (self, OGR_F_GetFieldAsString (feature, i)), buffer);
      psk_staging_writer_cell (self->writer, text, strlen (text));
    }
  write_geometry (self, feature);
  psk_staging_writer_end_row (self->writer);
  if (++self->n_features > MAX_FEATURES)
    psk_fail ("too-many-features", NULL);
}

/* Longitude before latitude, whatever the authority of the system says. */
static void
set_system (Reader   *self,
            OGRLayerH layer)
{
  OGRSpatialReferenceH system = OGR_L_GetSpatialRef (layer);
  OGRSpatialReferenceH degrees;
  OGRSpatialReferenceH own;

  self->to_degrees = NULL;
  self->knows_system = system != NULL;
  if (system == NULL)
    return;

  own = OSRClone (system);
  OSRSetAxisMappingStrategy (own, OAMS_TRADITIONAL_GIS_ORDER);
  degrees = OSRNewSpatialReference (NULL);
  OSRImportFromEPSG (degrees, 4326);
  OSRSetAxisMappingStrategy (degrees, OAMS_TRADITIONAL_GIS_ORDER);
  if (!OSRIsSame (own, degrees))
    {
      self->to_degrees = OCTNewCoordinateTransformation (own, degrees);
      if (self->to_degrees == NULL)
        psk_fail ("unknown-system", OSRGetName (own));
    }
  OSRDestroySpatialReference (own);
  OSRDestroySpatialReference (degrees);
}

/* @n_before features of the map were read before the layer, of @n_all. */
static void
read_layer (Reader   *self,
            OGRLayerH layer,
            gint64    n_before,
            gint64    n_all)
{
  OGRFeatureDefnH shape = OGR_L_GetLayerDefn (layer);
  const int n_fields = OGR_FD_GetFieldCount (shape);
  OGRFeatureH feature;

  if (n_fields > PSK_MAX_COLUMNS)
    psk_fail ("too-many-columns", NULL);

  psk_staging_writer_begin (self->writer, read_text (self, OGR_L_GetName (layer)));
  for (int i = 0; i < n_fields; i++)
    psk_staging_writer_column (self->writer,
                               read_text (self, OGR_Fld_GetNameRef (OGR_FD_GetFieldDefn (shape,
                                                                                         i))));

  set_system (self, layer);
  OGR_L_ResetReading (layer);
  while ((feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      read_feature (self, feature, n_fields);
      OGR_F_Destroy (feature);
      if (++n_before <= n_all)
        psk_report_part (self->from + (self->to - self->from) * (double) n_before
                                      / (double) n_all);
    }
  if (self->to_degrees != NULL)
    OCTDestroyCoordinateTransformation (self->to_degrees);
}

/* As far as that is known without reading them. */
static gint64
count_features (GDALDatasetH dataset,
                int          layer)
{
  return MAX ((gint64) OGR_L_GetFeatureCount (GDALDatasetGetLayer (dataset, layer), FALSE), 0);
}

static void
read_dataset (Reader            *self,
              const char        *name,
              const char *const *drivers)
{
  GDALDatasetH dataset = GDALOpenEx (name, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL,
                                     NULL);
  gint64 n_before = 0;
  gint64 n_all = 0;

  if (dataset == NULL)
    psk_fail ("damaged-map", CPLGetLastErrorMsg ());
  if (GDALDatasetGetLayerCount (dataset) > MAX_LAYERS)
    psk_fail ("too-many-layers", NULL);

  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    n_all += count_features (dataset, i);
  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    {
      read_layer (self, GDALDatasetGetLayer (dataset, i), n_before, n_all);
      n_before += count_features (dataset, i);
    }
  psk_staging_writer_set_info (self->writer, "format",
                               GDALGetDriverShortName (GDALGetDatasetDriver (dataset)));
  GDALClose (dataset);
}

static const Format *
find_format (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_has_suffix (lower, formats[i].suffix))
        return &formats[i];
    }

  return NULL;
}

/* What a Macintosh puts beside every file is no map. */
static const Format *
find_member (const char *name)
{
  return strstr (name, "__MACOSX") == NULL ? find_format (name) : NULL;
}

/* Every map in an archive: a shapefile of each level, or the one document of a kmz. */
static void
read_archive (Reader     *self,
              const char *path,
              const char *staging_path)
{
  g_autofree char *named = g_strconcat (staging_path, ".zip", NULL);
  g_autofree char *root = g_strconcat ("/vsizip/", named, NULL);
  char **names;
  int n_maps = 0;
  int n_read = 0;

  /* GDAL knows an archive by its name only. */
  g_unlink (named);
  if (symlink (path, named) != 0)
    psk_fail ("bad-staging", g_strerror (errno));

  names = VSIReadDirRecursive (root);
  for (int i = 0; names != NULL && names[i] != NULL; i++)
    n_maps += find_member (names[i]) != NULL;
  if (n_maps > MAX_LAYERS)
    psk_fail ("too-many-layers", NULL);

  for (int i = 0; n_read < n_maps; i++)
    {
      const Format *format = find_member (names[i]);
      g_autofree char *name = g_build_filename (root, names[i], NULL);

      if (format == NULL)
        continue;
      self->from = (double) n_read / n_maps;
      self->to = (double) ++n_read / n_maps;
      read_dataset (self, name, format->drivers);
    }
  CSLDestroy (names);
  g_unlink (named);

  if (n_maps == 0)
    psk_fail ("not-a-map", "zip");
}

/* What the file holds, whatever its name ends in. */
static const Format *
inspect_bytes (const guint8 *bytes,
               gsize         size)
{
  gsize at = 0;

  if (size >= 100 && memcmp (bytes, "\0\0\x27\x0a", 4) == 0)
    return find_format (".shp");

  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < size && g_ascii_isspace (bytes[at]))
    at++;
  if (at < size && bytes[at] == '{')
    return find_format (".json");
  if (at < size && bytes[at] == '<'
      && memmem (bytes + at, MIN (size - at, 4096), "<kml", 4) != NULL)
    return find_format (".kml");

  return NULL;
}

/**
 * psk_map_read:
 * @path: a map: GeoJSON, TopoJSON, KML, KMZ or a shapefile, which may be in an archive
 * @staging_path: where the staging database is, for names beside it
 * @writer: where its features go, a sheet for each layer
 *
 * A feature is a row with its attributes as text and its areas as Well-Known Binary, in
 * degrees of WGS 84, longitude before latitude. What is no area, or none that can be
 * drawn, has a word for that instead.
 */
void
psk_map_read (const char       *path,
              const char       *staging_path,
              PskStagingWriter *writer)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  Reader self = { .writer = writer, .to = 1, .text = g_string_new (NULL) };
  const Format *format = NULL;
  PskZipKind kind;
  const guint8 *bytes;
  gsize size;

  if (file == NULL)
    psk_fail ("unreadable", path);

  bytes = (const guint8 *) g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  kind = psk_zip_inspect (bytes, size);
  if (kind == PSK_ZIP_NONE)
    {
      format = inspect_bytes (bytes, size);
      if (format == NULL)
        psk_fail ("not-a-map", NULL);
    }
  else if (kind == PSK_ZIP_BOMB)
    psk_fail ("map-bomb", NULL);
  else if (kind != PSK_ZIP_OTHER)
    psk_fail (kind == PSK_ZIP_DAMAGED ? "damaged-map" : "not-a-map", "zip");

  set_up_gdal ();
  if (format != NULL)
    read_dataset (&self, path, format->drivers);
  else
    read_archive (&self, path, staging_path);
  g_string_free (self.text, TRUE);

  if (self.n_features == 0)
    psk_fail ("no-features", NULL);
}
