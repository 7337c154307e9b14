namespace Dtks.Pages.Records;

/// <summary>A page of a list of the API.</summary>
/// <param name="Items">What stands on it; what cannot be read is marked so where it is a <see cref="ListedRow"/>.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next = null);

/// <summary>An item of a list of which only its being there counts.</summary>
/// <param name="Days">For how many days it has lain where it lies; null where the list does not tell.</param>
/// <param name="DueOn">By when it is done; null where nothing is told.</param>
/// <param name="Holder">Of a dossier, with whom it lies; null elsewhere.</param>
/// <param name="Subject">Of a dossier or a letter, what it is over; null elsewhere.</param>
public sealed record CountedItem(int? Days = null, NodaTime.LocalDate? DueOn = null, string? Holder = null, string? Subject = null);
