using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>A removal as the public page shows it: no ground, nothing of a person (REG-3).</summary>
/// <param name="Status">Noticed, or in effect.</param>
/// <param name="Village">The village where it does.</param>
/// <param name="NoticeEndsOn">The last day of the notice.</param>
/// <param name="StoppedFrom">The first month without the assistance that it ended; null before.</param>
public sealed record TrackedRemoval(RemovalStatus Status, AreaCode Village, LocalDate NoticeEndsOn, CyclePeriod? StoppedFrom = null);
