/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What one degree is in a #PskGeometryPoint: a step is about a metre. */
#define PSK_GEOMETRY_STEPS 100000

/**
 * PskGeometryPoint:
 * @lon: longitude east, in hundred-thousandths of a degree
 * @lat: latitude north, in hundred-thousandths of a degree
 */
typedef struct
{
  gint32 lon;
  gint32 lat;
} PskGeometryPoint;

/**
 * PskGeometryBox:
 *
 * The edges of what something covers, in degrees of WGS 84.
 */
typedef struct
{
  double south;
  double west;
  double north;
  double east;
} PskGeometryBox;

/**
 * PskGeometry:
 *
 * What an area covers: one or several polygons, each of an outline and its holes, in
 * degrees of WGS 84. Immutable.
 */
typedef struct _PskGeometry PskGeometry;

/**
 * PskGeometryBuilder:
 *
 * A geometry that is put together: polygons of rings of points.
 */
typedef struct _PskGeometryBuilder PskGeometryBuilder;

#define PSK_TYPE_GEOMETRY (psk_geometry_get_type ())

GType                   psk_geometry_get_type              (void);
PskGeometry            *psk_geometry_new_from_wkb          (gconstpointer        bytes,
                                                            gsize                size,
                                                            GError             **error);
PskGeometry            *psk_geometry_new_from_blob         (gconstpointer        bytes,
                                                            gsize                size,
                                                            GError             **error);
PskGeometry            *psk_geometry_ref                   (PskGeometry         *self);
void                    psk_geometry_unref                 (PskGeometry         *self);
GBytes                 *psk_geometry_to_blob               (PskGeometry         *self);
gboolean                psk_geometry_equal                 (PskGeometry         *self,
                                                            PskGeometry         *other);
guint                   psk_geometry_get_n_polygons        (PskGeometry         *self);
guint                   psk_geometry_get_n_rings           (PskGeometry         *self,
                                                            guint                polygon);
const PskGeometryPoint *psk_geometry_get_ring              (PskGeometry         *self,
                                                            guint                polygon,
                                                            guint                ring,
                                                            guint               *n_points);
guint                   psk_geometry_get_n_points          (PskGeometry         *self);
PskGeometryBox          psk_geometry_get_box               (PskGeometry         *self);
gboolean                psk_geometry_contains              (PskGeometry         *self,
                                                            double               lat,
                                                            double               lon);
double                  psk_geometry_measure_distance      (PskGeometry         *self,
                                                            double               lat,
                                                            double               lon);

PskGeometryBuilder     *psk_geometry_builder_new           (void);
void                    psk_geometry_builder_free          (PskGeometryBuilder  *self);
void                    psk_geometry_builder_begin_polygon (PskGeometryBuilder  *self);
void                    psk_geometry_builder_begin_ring    (PskGeometryBuilder  *self);
void                    psk_geometry_builder_add_point     (PskGeometryBuilder  *self,
                                                            PskGeometryPoint     point);
void                    psk_geometry_builder_add_geometry  (PskGeometryBuilder  *self,
                                                            PskGeometry         *geometry);
PskGeometry            *psk_geometry_builder_end           (PskGeometryBuilder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskGeometry, psk_geometry_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskGeometryBuilder, psk_geometry_builder_free)

G_END_DECLS
