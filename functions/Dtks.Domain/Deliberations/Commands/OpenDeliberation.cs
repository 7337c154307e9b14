using Dtks.Domain.Areas;
using Dtks.Domain.Common;

namespace Dtks.Domain.Deliberations.Commands;

/// <summary>Record that a deliberation was held (MUS-1, MUS-3).</summary>
/// <param name="Id">The id it will have.</param>
/// <param name="Village">The village.</param>
/// <param name="Draft">What came in.</param>
/// <param name="By">The village's data officer.</param>
public sealed record OpenDeliberation(string Id, AreaCode Village, DeliberationDraft? Draft, Actor By) : DeliberationCommand;
