/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-geometry.h"

G_BEGIN_DECLS

PskGeometry *psk_geometry_dissolve (GPtrArray  *geometries);

G_END_DECLS
