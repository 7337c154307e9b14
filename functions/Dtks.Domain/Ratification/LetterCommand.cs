using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>What can be asked of a letter of ratification.</summary>
public abstract record LetterCommand
{
    /// <summary>The regent signs for the rows given (RAT-1, RAT-8).</summary>
    /// <param name="Id">The letter's id.</param>
    /// <param name="Regency">The regency.</param>
    /// <param name="Draft">What was sent.</param>
    /// <param name="Rows">Exactly the rows eligible and not yet ratified.</param>
    /// <param name="By">The regent.</param>
    public sealed record Sign(string Id, AreaCode Regency, RatificationDraft? Draft, IReadOnlyCollection<RatificationRow> Rows, Actor By) : LetterCommand;

    /// <summary>The Ministry reviews a letter (RAT-3).</summary>
    /// <param name="Draft">What was sent.</param>
    /// <param name="Rows">The letter's rows as they stand now, for the recount (RAT-8).</param>
    /// <param name="By">The reviewer.</param>
    public sealed record Review(ReviewDraft? Draft, IReadOnlyCollection<RatificationRow> Rows, Actor By) : LetterCommand;
}
