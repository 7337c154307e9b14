using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;

namespace Dtks.Functions.SheetEffects;

/// <summary>What a ratified sheet found of one household.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Lines">All its lines of the household.</param>
/// <param name="Letter">The letter that covers it.</param>
/// <param name="Policy">The policy version of its month: what follows from its lines is judged by it too, whatever holds by then.</param>
public sealed record RatifiedHousehold(SheetDocument Sheet, IReadOnlyList<SheetLine> Lines, LetterState Letter, PolicyVersion Policy)
{
    /// <summary>Whether an older month's sheet may have stopped or removed something of it since this one was opened (RAT-5).</summary>
    public bool HasOlder { get; init; }

    /// <summary>The household, by its id.</summary>
    public string Household => Lines[0].Household;

    /// <summary>Who reviewed the letter.</summary>
    public Actor By => new(Letter.ReviewedBy!, Role.MinistryOfficer, AreaCode.Nation);
}
