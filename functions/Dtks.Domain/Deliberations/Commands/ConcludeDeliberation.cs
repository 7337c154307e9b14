using Dtks.Domain.Common;
using Dtks.Domain.Evidence;

namespace Dtks.Domain.Deliberations.Commands;

/// <summary>Conclude it, so that its decisions take effect (MUS-7).</summary>
/// <param name="Draft">What came in.</param>
/// <param name="Evidence">Every document declared for it.</param>
/// <param name="By">The village head.</param>
public sealed record ConcludeDeliberation(ConclusionDraft? Draft, IReadOnlyList<EvidenceState> Evidence, Actor By) : DeliberationCommand;
