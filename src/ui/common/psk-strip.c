/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-strip.h"

/**
 * PskStrip:
 *
 * Its children beside each other as in a box; when they do not fit, such as with large
 * text, they go on in the next line.
 */
struct _PskStrip
{
  GtkWidget parent_instance;

  int spacing;
  gboolean homogeneous;
};

G_DEFINE_FINAL_TYPE (PskStrip, psk_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_HOMOGENEOUS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* One child, and where it goes. */
typedef struct
{
  GtkWidget *widget;
  GtkRequestedSize width;
  int x;
  int line;
} Item;

static GArray *
measure_items (GtkWidget *widget)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (Item));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Item item = { .widget = child };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &item.width.minimum_size,
                          &item.width.natural_size, NULL, NULL);
      g_array_append_val (items, item);
    }

  return items;
}

static int
least_width (PskStrip   *self,
             const Item *items,
             guint       n_items)
{
  int width = 0;

  for (guint i = 0; i < n_items; i++)
    width += items[i].width.minimum_size + (i > 0 ? self->spacing : 0);

  return width;
}

static int
widest (const Item *items,
        guint       n_items,
        gboolean    natural)
{
  int width = 0;

  for (guint i = 0; i < n_items; i++)
    width = MAX (width, natural ? items[i].width.natural_size : items[i].width.minimum_size);

  return width;
}

/* What keeps the children on its right away from those on its left. */
static gboolean
is_spacer (const Item *item)
{
  return gtk_widget_get_first_child (item->widget) == NULL && item->width.natural_size == 0
         && gtk_widget_compute_expand (item->widget, GTK_ORIENTATION_HORIZONTAL);
}

static guint
group_end (const Item *items,
           guint       start,
           guint       n_items)
{
  guint end = start;

  while (end < n_items && !is_spacer (&items[end]))
    end++;

  return MIN (end + 1, n_items);
}

/* A group that is wider than a line. */
static int
break_group (PskStrip *self,
             Item     *items,
             guint     n_items,
             int       line,
             int       width)
{
  int used = 0;

  for (guint i = 0; i < n_items; i++)
    {
      const int natural = items[i].width.natural_size;

      if (used > 0 && used + self->spacing + natural > width)
        {
          line++;
          used = 0;
        }
      items[i].line = line;
      used += natural + (used > 0 ? self->spacing : 0);
    }

  return line;
}

/* All in one line while they can be, however much each has to shrink. Then what is on both
 * sides of a spacer goes into lines of its own. */
static void
break_lines (PskStrip *self,
             Item     *items,
             guint     n_items,
             int       width)
{
  int line = 0;

  if (width < 0 || least_width (self, items, n_items) <= width)
    return;

  for (guint start = 0, end; start < n_items; start = end)
    {
      end = group_end (items, start, n_items);
      if (least_width (self, items + start, end - start) > width)
        line = break_group (self, items + start, end - start, line, width);
      else
        for (guint i = start; i < end; i++)
          items[i].line = line;
      line++;
    }
}

/* Whoever expands shares what the line leaves; the first ones take what cannot be parted. */
static void
expand (Item  *items,
        guint  n_items,
        int    room)
{
  int n_expand = 0;

  for (guint i = 0; i < n_items; i++)
    n_expand += gtk_widget_compute_expand (items[i].widget, GTK_ORIENTATION_HORIZONTAL);

  for (guint i = 0; i < n_items && n_expand > 0; i++)
    {
      const int share = (room + n_expand - 1) / n_expand;

      if (!gtk_widget_compute_expand (items[i].widget, GTK_ORIENTATION_HORIZONTAL))
        continue;
      items[i].width.minimum_size += share;
      room -= share;
      n_expand--;
    }
}

/* From now on the minimum is the width that the child has. */
static void
share_line (PskStrip *self,
            Item     *items,
            guint     n_items,
            int       width)
{
  const int n_gaps = (int) n_items - 1;
  g_autofree GtkRequestedSize *sizes = g_new (GtkRequestedSize, n_items);
  int room = MAX (width - least_width (self, items, n_items), 0);
  int x = 0;

  if (self->homogeneous
      && widest (items, n_items, FALSE) * (int) n_items + n_gaps * self->spacing <= width)
    {
      for (guint i = 0; i < n_items; i++)
        items[i].width.minimum_size = 0;
      room = width - n_gaps * self->spacing;
    }
  else
    {
      for (guint i = 0; i < n_items; i++)
        sizes[i] = items[i].width;
      room = gtk_distribute_natural_allocation (room, n_items, sizes);
      for (guint i = 0; i < n_items; i++)
        items[i].width.minimum_size = sizes[i].minimum_size;
    }
  expand (items, n_items, room);

  for (guint i = 0; i < n_items; i++)
    {
      items[i].x = x;
      x += items[i].width.minimum_size + self->spacing;
    }
}

static guint
line_end (GArray *items,
          guint   start)
{
  guint end = start;

  while (end < items->len
         && g_array_index (items, Item, end).line == g_array_index (items, Item, start).line)
    end++;

  return end;
}

static GArray *
place_items (PskStrip *self,
             int       width)
{
  GArray *items = measure_items (GTK_WIDGET (self));

  break_lines (self, (Item *) (gpointer) items->data, items->len, width);
  for (guint start = 0, end; start < items->len; start = end)
    {
      end = line_end (items, start);
      share_line (self, &g_array_index (items, Item, start), end - start, width);
    }

  return items;
}

static void
measure_line (GArray   *items,
              guint     start,
              guint     end,
              gboolean  is_placed,
              int      *minimum,
              int      *natural)
{
  *minimum = 0;
  *natural = 0;
  for (guint i = start; i < end; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      int least;
      int usual;

      gtk_widget_measure (item->widget, GTK_ORIENTATION_VERTICAL,
                          is_placed ? item->width.minimum_size : -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, usual);
    }
}

static void
measure_height (PskStrip *self,
                int       for_width,
                int      *minimum,
                int      *natural)
{
  g_autoptr (GArray) items = for_width >= 0 ? place_items (self, for_width)
                                            : measure_items (GTK_WIDGET (self));

  *minimum = 0;
  *natural = 0;
  for (guint start = 0, end; start < items->len; start = end)
    {
      const int gap = start > 0 ? self->spacing : 0;
      int least;
      int usual;

      end = line_end (items, start);
      measure_line (items, start, end, for_width >= 0, &least, &usual);
      *minimum += least + gap;
      *natural += usual + gap;
    }
}

static void
psk_strip_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  PskStrip *self = PSK_STRIP (widget);
  g_autoptr (GArray) items = NULL;
  const Item *first;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, for_size, minimum, natural);
      return;
    }

  items = measure_items (widget);
  first = (const Item *) (gpointer) items->data;
  *minimum = widest (first, items->len, FALSE);
  *natural = MAX ((int) items->len - 1, 0) * self->spacing;
  for (guint i = 0; i < items->len; i++)
    *natural += self->homogeneous ? widest (first, items->len, TRUE) : first[i].width.natural_size;
}

static void
psk_strip_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  PskStrip *self = PSK_STRIP (widget);
  g_autoptr (GArray) items = place_items (self, width);
  const gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (guint start = 0, end; start < items->len; start = end)
    {
      int line_height;
      int natural;

      end = line_end (items, start);
      measure_line (items, start, end, TRUE, &line_height, &natural);
      /* The last line has what there is, which in a strip of one line is all of it. */
      if (end == items->len)
        line_height = MAX (line_height, height - y);
      for (guint i = start; i < end; i++)
        {
          const Item *item = &g_array_index (items, Item, i);
          const int x = from_right ? width - item->x - item->width.minimum_size : item->x;

          gtk_widget_size_allocate (item->widget,
                                    &(GtkAllocation) { x, y, item->width.minimum_size,
                                                       line_height },
                                    -1);
        }
      y += line_height + self->spacing;
    }
}

static GtkSizeRequestMode
psk_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
psk_strip_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PskStrip *self = PSK_STRIP (object);

  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_HOMOGENEOUS:
      g_value_set_boolean (value, self->homogeneous);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_strip_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PskStrip *self = PSK_STRIP (object);

  switch (id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_HOMOGENEOUS:
      self->homogeneous = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_strip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (psk_strip_parent_class)->dispose (object);
}

static void
psk_strip_class_init (PskStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = psk_strip_dispose;
  object_class->get_property = psk_strip_get_property;
  object_class->set_property = psk_strip_set_property;
  widget_class->measure = psk_strip_measure;
  widget_class->size_allocate = psk_strip_size_allocate;
  widget_class->get_request_mode = psk_strip_get_request_mode;

  /**
   * PskStrip:spacing:
   *
   * The pixels between one child and the next, and between the lines.
   */
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);

  /**
   * PskStrip:homogeneous:
   *
   * Whether all have one width as long as there is room for that.
   */
  properties[PROP_HOMOGENEOUS] = g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "box");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
psk_strip_init (PskStrip *self)
{
}

/**
 * psk_strip_new:
 * @spacing: the pixels between one child and the next, and between the lines
 *
 * Returns: (transfer floating): a strip without children
 */
GtkWidget *
psk_strip_new (int spacing)
{
  return g_object_new (PSK_TYPE_STRIP, "spacing", spacing, NULL);
}

/**
 * psk_strip_append:
 * @self: a strip
 * @child: (transfer floating): a widget, shown after the others
 */
void
psk_strip_append (PskStrip  *self,
                  GtkWidget *child)
{
  g_return_if_fail (PSK_IS_STRIP (self) && GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
