using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Audit;

/// <summary>
/// What follows from a change, kept in its last audit entry: whoever ends before all of it is delivered leaves it there to be found. It is
/// never changed, delivered or not, is no part of what is shown of an entry, and holds ids only (REG-3).
/// </summary>
/// <param name="Ticket">Which process saved it, and as the how-manieth.</param>
/// <param name="Entries">What follows, in order.</param>
public sealed record FollowUps(string Ticket, JArray Entries);
