using Dtks.Domain.Households;
using Dtks.Domain.Notices;

namespace Dtks.Functions.Notices;

/// <summary>Tells of one kind of record whom a notice about it goes to. Each module brings that of its own records.</summary>
public interface INoticeSource
{
    /// <summary>The kind: <see cref="NoticeInput.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Whether officers below the regency may see that there is such a notice: not where who it goes to is kept from them (GOV-3).</summary>
    bool IsForVillage => true;

    /// <summary>Who is told what; null when there is nobody and nothing to tell.</summary>
    Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation);
}

/// <summary>Who is told, and what the text fills in.</summary>
/// <param name="Code">The code of the text.</param>
/// <param name="Phone">Where it is sent; null when no number is known.</param>
/// <param name="Subjects">Who finds it among their messages.</param>
/// <param name="Arguments">What the text fills in; nothing of a person.</param>
public sealed record NoticeFacts(string Code, string? Phone, IReadOnlyList<string> Subjects, IReadOnlyList<NoticeArgument> Arguments)
{
    /// <summary>What was noted with it, which the text fills in as <c>note</c>; people wrote it, so it is no argument.</summary>
    public string? Remark { get; init; }

    /// <summary>The household of whose people it is told, where that is another than the one it follows from: it stands among the notices of that one's village. Null for the same.</summary>
    public FamilyPlace? Where { get; init; }

    /// <summary>What others than these are told of the same, in other words; none as a rule.</summary>
    public IReadOnlyList<NoticeFacts> Beside { get; init; } = [];

    /// <summary>Hidden: it leads to a person (REG-3).</summary>
    public override string ToString() => "[notice]";
}
