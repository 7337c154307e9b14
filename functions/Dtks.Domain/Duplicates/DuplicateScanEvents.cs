using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Duplicates;

/// <summary>Something that happened to a scan.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record DuplicateScanEvent(EventMeta Meta);

/// <summary>It began.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Its id.</param>
/// <param name="Regency">The regency.</param>
/// <param name="Villages">How many villages it has.</param>
/// <param name="Parts">In how many parts it is compared.</param>
public sealed record DuplicateScanStarted(EventMeta Meta, string Id, AreaCode Regency, int Villages, int Parts) : DuplicateScanEvent(Meta);

/// <summary>It ended.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Status">How.</param>
public sealed record DuplicateScanEnded(EventMeta Meta, DuplicateScanStatus Status) : DuplicateScanEvent(Meta);
