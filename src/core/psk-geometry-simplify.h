/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-geometry.h"

G_BEGIN_DECLS

GPtrArray *psk_geometry_simplify (GPtrArray  *geometries,
                                  double      metres);

G_END_DECLS
