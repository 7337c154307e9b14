using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Functions.Appeals;

/// <summary>Tells who had a part in a month's sheet; kept by whoever carries out what sheets found.</summary>
public interface ISheetHands
{
    /// <summary>Who decided lines of it, finalised, re-opened, handed in, endorsed, received, signed for or reviewed it, each once; nobody where there is none.</summary>
    Task<IReadOnlyCollection<string>> OfAsync(AreaCode village, CyclePeriod period, CancellationToken cancellation);
}
