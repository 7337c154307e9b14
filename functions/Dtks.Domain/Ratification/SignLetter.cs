using Dtks.Domain.Areas;
using Dtks.Domain.Common;

namespace Dtks.Domain.Ratification;

/// <summary>The regent signs for the rows given (RAT-1, RAT-8).</summary>
/// <param name="Id">The letter's id.</param>
/// <param name="Regency">The regency.</param>
/// <param name="Draft">What was sent.</param>
/// <param name="Rows">Exactly the rows eligible and not yet ratified.</param>
/// <param name="By">The regent.</param>
public sealed record SignLetter(string Id, AreaCode Regency, RatificationDraft? Draft, IReadOnlyCollection<RatificationRow> Rows, Actor By);
