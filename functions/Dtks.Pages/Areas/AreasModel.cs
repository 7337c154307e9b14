using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Areas;

/// <summary>An area, as anyone may know it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Its level.</param>
/// <param name="Parent">In which it lies; null for the nation.</param>
public sealed record PublicArea(string Code, string Name, string Level, string? Parent = null);

/// <summary>A page of a list of the API.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record AreaList<T>(IReadOnlyList<T> Items, string? Next = null);

/// <summary>What lies in an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Within">What lies in it.</param>
/// <param name="Next">Where the list goes on; null on the last page.</param>
public sealed record AreasModel(PublicArea Area, IReadOnlyList<PublicArea> Within, string? Next);

/// <summary>What is public of a concluded deliberation (MUS-5): dates and counts.</summary>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="ConcludedOn">The day it was concluded.</param>
/// <param name="Kind">What it was about.</param>
/// <param name="Attendees">How many were present.</param>
/// <param name="Proposals">How many proposals were decided; null when withheld.</param>
/// <param name="Terminations">How many terminations; null when withheld.</param>
/// <param name="WithheldBelow">What a withheld count is less than.</param>
public sealed record PublicMusdes(LocalDate? HeldOn = null, LocalDate? ConcludedOn = null, string? Kind = null, int Attendees = 0, int? Proposals = null, int? Terminations = null, int? WithheldBelow = null) : ListedRow;

/// <summary>A village's deliberations.</summary>
/// <param name="Village">The village.</param>
/// <param name="Held">The deliberations, the latest first.</param>
/// <param name="Next">Where the list goes on; null on the last page.</param>
public sealed record MusdesModel(PublicArea Village, IReadOnlyList<PublicMusdes> Held, string? Next);
