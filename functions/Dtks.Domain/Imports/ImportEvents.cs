using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Imports;

/// <summary>Something that happened to an import.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record ImportEvent(EventMeta Meta);

/// <summary>A prelist was announced.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="FileName">File name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="ExpiresAt">From when on the bytes are no longer awaited.</param>
/// <param name="Purpose">What it is for; null for a prelist.</param>
public sealed record ImportDeclared(EventMeta Meta, string Id, string FileName, long Length, string Sha256, Instant ExpiresAt, ImportPurpose? Purpose = null) : ImportEvent(Meta);

/// <summary>The client said that all bytes are there.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ImportCompleted(EventMeta Meta) : ImportEvent(Meta);

/// <summary>It was read: its rows are worked from now on.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Chunks">In how many parts.</param>
public sealed record ImportStarted(EventMeta Meta, int Rows, int Chunks) : ImportEvent(Meta);

/// <summary>It was refused whole.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Problems">Why.</param>
public sealed record ImportRefused(EventMeta Meta, IReadOnlyList<ImportProblem> Problems) : ImportEvent(Meta);

/// <summary>Every row has its result.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ImportFinished(EventMeta Meta) : ImportEvent(Meta);
