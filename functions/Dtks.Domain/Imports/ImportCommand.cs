using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Imports;

/// <summary>What can be asked of an import.</summary>
public abstract record ImportCommand
{
    /// <summary>Announce a prelist (RAT-2).</summary>
    /// <param name="Id">The id it will have.</param>
    /// <param name="Draft">What came in.</param>
    /// <param name="Window">How long the bytes are awaited.</param>
    /// <param name="By">The village's data officer, or who else sends files of the kind.</param>
    /// <param name="Purpose">What it is for; null for a prelist.</param>
    public sealed record Declare(string Id, ImportDraft? Draft, Duration Window, Actor By, ImportPurpose? Purpose = null) : ImportCommand;

    /// <summary>The client says that all bytes are there. Nothing happens when it said so before.</summary>
    /// <param name="By">The village's data officer.</param>
    public sealed record Complete(Actor By) : ImportCommand;

    /// <summary>It was read. Nothing happens when it was before.</summary>
    /// <param name="Rows">How many rows.</param>
    /// <param name="Chunks">In how many parts they are worked.</param>
    public sealed record Start(int Rows, int Chunks) : ImportCommand;

    /// <summary>It cannot be worked. Nothing happens when it was read before.</summary>
    /// <param name="Problems">Why; at least one.</param>
    public sealed record Refuse(IReadOnlyList<ImportProblem> Problems) : ImportCommand;

    /// <summary>Say that it is done, if every row has its result. Nothing happens otherwise.</summary>
    public sealed record Finish : ImportCommand;

    /// <summary>Give up on bytes that never came. Nothing happens before the time, or in another status.</summary>
    public sealed record Expire : ImportCommand;
}

/// <summary>A prelist as it was announced; nothing checked.</summary>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">The media type of a CSV or an XLSX, in any of the ways that browsers name them.</param>
/// <param name="Length">Bytes, 1 to <see cref="ImportLimits.MaxBytes"/>.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record ImportDraft(string? FileName, string? ContentType, long? Length, string? Sha256)
{
    /// <summary>Hidden: a file name may hold a person's (REG-3).</summary>
    public override string ToString() => "[import]";
}
