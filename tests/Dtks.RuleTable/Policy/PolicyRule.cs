using System.Text.RegularExpressions;

namespace Dtks.RuleTable.Policy;

/// <summary>A rule as docs/policy.md states it.</summary>
/// <param name="Id">Its id, such as <c>PRO-7</c>.</param>
/// <param name="Statement">All that stands there, on one line.</param>
internal sealed partial record PolicyRule(string Id, string Statement)
{
    /// <summary>Where the rules stand.</summary>
    public const string File = "docs/policy.md";

    /// <summary>The subject: what stands before the number.</summary>
    public string Subject => Id[..Id.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>The first sentence.</summary>
    public string Short => FirstSentence().Match(Statement).Value.TrimEnd('.');

    /// <summary>The rules in a text, in their order.</summary>
    /// <exception cref="SourceException">There are none, or an id stands there twice.</exception>
    public static IReadOnlyList<PolicyRule> ReadAll(string markdown)
    {
        var rules = Entry().Matches(markdown.ReplaceLineEndings("\n"))
            .Select(m => new PolicyRule(m.Groups["id"].Value, Space().Replace(m.Groups["text"].Value, " ").Trim()))
            .ToList();
        if (rules.Count == 0) throw new SourceException($"{File} states no rule; each begins a list item with its id in bold, such as '- **PRO-7** Not verified …'.");
        var twice = rules.CountBy(r => r.Id).FirstOrDefault(r => r.Value > 1).Key;
        return twice is null ? rules : throw new SourceException($"{File} states {twice} twice; give one of them a number of its own.");
    }

    // An item lasts to the next item, a heading or an empty line.
    [GeneratedRegex(@"^[-*] +\*\*(?<id>[A-Z]{3}-\d+)\*\*(?<text>.*(?:\n(?![-*] |#|\s*$).*)*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^.+?(?:\.(?= |$)|$)")]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
