using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dtks.RuleTable.Code;

/// <summary>Finds the rule ids that a C# file names.</summary>
/// <param name="subjects">The subjects there are, such as PRO: what stands before the number of an id.</param>
internal sealed class RuleIds(IEnumerable<string> subjects)
{
    // "VER-3 to VER-6" names VER-4 and VER-5 too.
    private readonly Regex _id = new($@"\b(?<subject>{string.Join('|', subjects)})-(?<from>\d+)(?:\s+to\s+\k<subject>-(?<to>\d+))?\b", RegexOptions.CultureInvariant);

    /// <summary>The ids in a text.</summary>
    public IEnumerable<string> In(string text) => _id.Matches(text).SelectMany(m =>
    {
        var from = Number(m.Groups["from"]);
        var to = m.Groups["to"].Success ? Number(m.Groups["to"]) : from;
        return Enumerable.Range(from, Math.Max(1, to - from + 1)).Select(n => string.Create(CultureInfo.InvariantCulture, $"{m.Groups["subject"].Value}-{n}"));
    });

    /// <summary>The ids in a file's strings and doc comments.</summary>
    public IReadOnlySet<string> In(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var strings = root.DescendantTokens()
            .Where(t => t.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
            .Select(t => t.ValueText);
        var comments = root.DescendantTrivia()
            .Select(t => t.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .Select(c => c.ToFullString().Replace("///", " ", StringComparison.Ordinal));
        return strings.Concat(comments).SelectMany(In).ToHashSet(StringComparer.Ordinal);
    }

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);
}
