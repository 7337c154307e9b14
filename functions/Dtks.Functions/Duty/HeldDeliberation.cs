using NodaTime;

namespace Dtks.Functions.Duty;

/// <summary>A village held a deliberation, and concluded it with its documents (MUS-1).</summary>
/// <param name="Village">The village.</param>
/// <param name="HeldOn">The day it was held.</param>
public sealed record HeldDeliberation(string Village, LocalDate HeldOn);
