using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;

namespace Dtks.Functions.Ratification;

/// <summary>What letters ratify, and all in which those of one subject differ from others: found by its subject among all that are registered.</summary>
public interface ILetterMatter
{
    /// <summary>The subject.</summary>
    RatificationSubject Subject { get; }

    /// <summary>Which open rows of its regency a letter of a month may cover.</summary>
    OpenScope ScopeOf(string period);

    /// <summary>How many of a letter's rows say of themselves that they are under it, where that is not noted on its pages; all, where none has to.</summary>
    Task<int> RatifiedAsync(LetterState letter, IReadOnlyList<RatificationRow> rows, CancellationToken cancellation);

    /// <summary>Brings what a row is about to where its letter stands. It looks at letter and row as they are, so it may be done twice and in any order.</summary>
    /// <returns>Why it is not there; null when it is.</returns>
    Task<Violation?> ApplyAsync(LetterState letter, RatificationRow row, CancellationToken cancellation);

    /// <summary>Whether a letter still holds what a row is about, so that it goes on by that letter alone.</summary>
    Task<bool> HoldsAsync(LetterState letter, RatificationRow row, CancellationToken cancellation);

    /// <summary>What is to be known of rows before their letter is reviewed, and is no condition: by the row's id; nothing where there is nothing.</summary>
    Task<IReadOnlyDictionary<string, LetterRowAdvice>> AdviceAsync(LetterState letter, IReadOnlyList<RatificationRow> rows, string language, CancellationToken cancellation);

    /// <summary>What a row that is set aside is about, as its operators see it.</summary>
    string AboutOf(RatificationRow row);
}

/// <summary>What is to be known of a row of a letter, and is no condition.</summary>
/// <param name="Code">What.</param>
/// <param name="Rule">The rule it goes by.</param>
/// <param name="Detail">The same in words, with what to do.</param>
public sealed record LetterRowAdvice(string Code, string Rule, string Detail);

/// <summary>The open rows of a regency that are of one kind.</summary>
/// <param name="Type">Their documents' type.</param>
/// <param name="From">They have keys after this one.</param>
/// <param name="UpTo">They have keys before this one.</param>
/// <param name="HasOlder">Whether some may be from while rows were numbered.</param>
public sealed record OpenScope(string Type, string From, string UpTo, bool HasOlder);

/// <summary>The matters of letters by their subject.</summary>
public sealed class LetterMatters(IEnumerable<ILetterMatter> all)
{
    private readonly Dictionary<RatificationSubject, ILetterMatter> _bySubject = all.ToDictionary(matter => matter.Subject);

    /// <summary>That of a letter.</summary>
    public ILetterMatter Of(LetterState letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return _bySubject[letter.Subject];
    }

    /// <summary>Which open rows a letter that is sent may cover; of one that is sent wrongly, those of none, or of any.</summary>
    public OpenScope ScopeOf(RatificationDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var subject = WireName.TryParse<RatificationSubject>(draft.Subject, out var known) ? known : RatificationSubject.Proposals;
        return _bySubject[subject].ScopeOf(CyclePeriod.TryParse(draft.Period, out var period) ? period.Value : string.Empty);
    }
}
