/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-metric.h"

G_BEGIN_DECLS

typedef void (*PskMetricTableAreaFunc) (int          area,
                                        gpointer     user_data);
typedef void (*PskMetricTableFunc)     (int          area,
                                        PskMetricId  id,
                                        double       value,
                                        gpointer     user_data);

gboolean psk_metric_table_each_area (PskStore               *store,
                                     PskMetricTableAreaFunc  func,
                                     gpointer                user_data,
                                     GError                **error);
gboolean psk_metric_table_each      (PskStore               *store,
                                     const char             *on,
                                     const char             *first,
                                     const char             *last,
                                     int                     kinds,
                                     int                     slots,
                                     PskMetricTableFunc      func,
                                     gpointer                user_data,
                                     GError                **error);
int      psk_metric_table_get_target (PskStore               *store,
                                      int                     tambon);

G_END_DECLS
