using Dtks.Platform.Documents;

namespace Dtks.Platform.Http;

/// <summary>A list that is shown page by page.</summary>
/// <param name="Partition">Where it stands.</param>
/// <param name="Query">What is listed, and in which order.</param>
/// <param name="PlaceOf">A row's place: the member the list is sorted by, as <see cref="Listing.Key"/> writes an instant, and its id.</param>
/// <param name="Show">A row as it is shown.</param>
public sealed record PagedList<TRow, TItem>(Partition Partition, OrderedQuery Query, Func<TRow, Place> PlaceOf, Func<TRow, TItem> Show)
    where TItem : class;
