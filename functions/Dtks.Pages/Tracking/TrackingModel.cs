using NodaTime;

namespace Dtks.Pages.Tracking;

/// <summary>The page of a code.</summary>
/// <param name="Code">What was typed.</param>
/// <param name="Wrong">What is wrong with it; null for nothing.</param>
/// <param name="Found">What stands under it; null before one was typed, or where nothing does.</param>
public sealed record TrackingModel(string Code, string? Wrong, TrackedStanding? Found);

/// <summary>Where a proposal or an application stands, as the API tells it.</summary>
/// <param name="Meaning">Where it stands, in words.</param>
/// <param name="Next">What comes next.</param>
/// <param name="With">With whom it lies.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueOn">By when the next step is taken, where a rule says so.</param>
/// <param name="Place">The place on the waiting list for help.</param>
/// <param name="Card">The family's card.</param>
public sealed record TrackedStanding(string Meaning, string Next, string With, Instant Since, LocalDate? DueOn = null, int? Place = null, TrackedCardStanding? Card = null);

/// <summary>Where the family's card stands.</summary>
/// <param name="Meaning">Where, in words.</param>
/// <param name="Next">What comes next.</param>
/// <param name="With">With whom it lies.</param>
/// <param name="DueOn">By when the next step is taken, where a rule says so.</param>
public sealed record TrackedCardStanding(string Meaning, string Next, string With, LocalDate? DueOn = null);
