namespace Dtks.Domain.Removals;

/// <summary>A removal as it came in; nothing checked.</summary>
/// <param name="Ground">Wire name of <see cref="RemovalGround"/>.</param>
/// <param name="Number">A ground of VER-5, 1 to 15, exactly when ineligible.</param>
/// <param name="Members">Members by id or NIK; null for all.</param>
/// <param name="NewHead">Who heads the family then, by id or NIK: where the head is removed and others stay.</param>
/// <param name="Source">Where it is known from, 1 to 300 characters; with a duplicate, Dukcapil's confirmation.</param>
/// <param name="Note">What was found, 1 to 1,000 characters.</param>
public sealed record RemovalDraft(string? Ground, int? Number, IReadOnlyList<string?>? Members, string? NewHead, string? Source, string? Note)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[removal]";
}

/// <summary>Why a removal is taken back, as it came in.</summary>
/// <param name="Reason">1 to 1,000 characters.</param>
public sealed record RemovalCancellationDraft(string? Reason);
