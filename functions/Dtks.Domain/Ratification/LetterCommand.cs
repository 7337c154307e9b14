using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Ratification;

/// <summary>What can be asked of a letter of ratification.</summary>
public abstract record LetterCommand
{
    /// <summary>The regent signs for the rows that are eligible now (RAT-1, RAT-8).</summary>
    /// <param name="Id">The letter's id.</param>
    /// <param name="Regency">The regency.</param>
    /// <param name="Draft">What was sent.</param>
    /// <param name="Eligible">How many rows are eligible and not yet ratified, or at least some number of them; 0 only when none is.</param>
    /// <param name="Own">How many of them the regent took part in.</param>
    /// <param name="By">The regent.</param>
    /// <param name="Whole">All its rows, where they were gathered and counted with the signature; null when that comes after it.</param>
    public sealed record Sign(string Id, AreaCode Regency, RatificationDraft? Draft, int Eligible, int Own, Actor By, CountedRows? Whole = null) : LetterCommand;

    /// <summary>The regent sends a returned letter to the Ministry again (RAT-5).</summary>
    /// <param name="Draft">What was sent.</param>
    /// <param name="Returned">Whether all its proposals are back at their proposers.</param>
    /// <param name="Own">How many of the rows that may go again the regent took part in.</param>
    /// <param name="Under">Those of the rows withdrawn that are under the letter; null where none is named.</param>
    /// <param name="By">The regent.</param>
    public sealed record Resubmit(ResubmissionDraft? Draft, bool Returned, int Own, IReadOnlySet<string>? Under, Actor By) : LetterCommand;

    /// <summary>All that the letter covers was gathered and counted (RAT-8).</summary>
    /// <param name="Rows">How many rows.</param>
    /// <param name="Digest">Their digest.</param>
    /// <param name="Sheets">On how many sheets they stand; null of proposals.</param>
    public sealed record Cover(int Rows, string Digest, int? Sheets = null) : LetterCommand;

    /// <summary>The Ministry's review begins (RAT-3, RAT-5).</summary>
    /// <param name="Draft">What was sent.</param>
    /// <param name="Own">How many of the letter's rows the reviewer took part in.</param>
    /// <param name="By">The reviewer.</param>
    /// <param name="Counted">The letter's rows, where they were counted again with the review; null when that comes after it.</param>
    /// <param name="Under">Those of the rows named that are under the letter; null where none is named.</param>
    public sealed record Review(ReviewDraft? Draft, int Own, Actor By, CountedRows? Counted = null, IReadOnlySet<string>? Under = null) : LetterCommand;

    /// <summary>The rows were counted again, which a review waits for (RAT-8).</summary>
    /// <param name="Rows">How many rows the letter has now.</param>
    /// <param name="Digest">Their digest now.</param>
    public sealed record Recount(int Rows, string Digest) : LetterCommand;

    /// <summary>What the review decided was carried over to all rows, or said of each that it cannot be.</summary>
    public sealed record Finish : LetterCommand;
}

/// <summary>A count of rows.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Digest">Their digest (RAT-8).</param>
/// <param name="Sheets">On how many sheets they stand; null of proposals.</param>
public sealed record CountedRows(int Rows, string Digest, int? Sheets = null);
