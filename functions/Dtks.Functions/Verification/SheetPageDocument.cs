using System.Globalization;
using Dtks.Domain.Verification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>A page of a village's monthly sheet: whole households, at most 100 lines unless one household alone has more.</summary>
public sealed record SheetPageDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "sheetPage";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The month.</summary>
    public required string Period { get; init; }

    /// <summary>The page's number, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Its lines, in order.</summary>
    public required IReadOnlyList<SheetLine> Lines { get; init; }

    /// <summary>The names of the lines' members at the opening, in the lines' order.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Who else of the page's households may be a line's recipient (VER-4, REG-8): adults without a line, and all of a family that changed; null for nobody.</summary>
    public IReadOnlyList<NamedMember>? Also { get; init; }

    /// <summary>The adults among them, who may take a family's programmes over (VER-4). Of those named before it stood there nobody is known to be adult.</summary>
    public IReadOnlyList<HouseholdAdult> AdultsBeside() => [.. (Also ?? []).Where(n => n.Adult).Select(n => new HouseholdAdult(n.Household, n.Member))];

    /// <summary>Who may take over from a line's recipient who died (VER-4), with their names.</summary>
    public IReadOnlyList<NamedMember> SuccessorsOf(SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return [.. Successors.Of(line, Lines, AdultsBeside()).Select(member => new NamedMember(line.Household, member, NameOf(line, member)))];
    }

    /// <summary>The document's id for a month and page.</summary>
    public static string IdOf(string period, int page) => string.Create(CultureInfo.InvariantCulture, $"sheet-{period}-{page:000}");

    /// <summary>The name of a line's recipient as it now is: the successor's where one took over (VER-4).</summary>
    public string NameOf(SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return NameOf(line, line.Recipient);
    }

    private string NameOf(SheetLine line, string member)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (Lines[i].Household == line.Household && Lines[i].Member == member)
            {
                return Names[i];
            }
        }

        return Also?.FirstOrDefault(n => n.Household == line.Household && n.Member == member)?.Name ?? throw new InvalidOperationException($"Line {line.Line} of page {Page} has a recipient who is not on the page.");
    }
}

/// <summary>A member of a household, by name.</summary>
/// <param name="Household">The household.</param>
/// <param name="Member">The member's id in it.</param>
/// <param name="Name">The name.</param>
/// <param name="Adult">Whether they are adult on the first day of the month (VER-4); not said of those of before.</param>
public sealed record NamedMember(string Household, string Member, string Name, bool Adult = false);
