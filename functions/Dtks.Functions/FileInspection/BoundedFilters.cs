using Dtks.Domain.Evidence;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Dtks.Functions.FileInspection;

/// <summary>The filters of a PDF's packed parts, which unfold to so much and no more, all together: the library itself knows no bound.</summary>
internal sealed class BoundedFilters(long most, CancellationToken stop) : IFilterProvider
{
    // The tables of objects are unfolded in memory; they are of some megabytes in the largest documents.
    private const long MostAtOnce = 64 * 1024 * 1024;

    // A code of LZW stands for 4,096 bytes at most and takes 9 bits at least (TIFF 6.0, section 13).
    private const long MostOfLzw = 4096;

    private static readonly IFilterProvider Library = DefaultFilterProvider.Instance;

    private long _unfolded;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => [.. Library.GetFilters(dictionary).Select(Bound)];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. Library.GetNamedFilters(names).Select(Bound)];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. Library.GetAllFilters().Select(Bound)];

    private Bounded Bound(IFilter filter) => new(filter, this);

    private void Count(long bytes)
    {
        stop.ThrowIfCancellationRequested();
        _unfolded += bytes;
        if (bytes > MostAtOnce || _unfolded > most)
        {
            throw new FileFaultException(EvidenceViolations.Bomb);
        }
    }

    private sealed class Bounded(IFilter inner, BoundedFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            all.Count(inner switch
            {
                FlateFilter => Unfolding.Measure([input], MostAtOnce, all.Stop),
                LzwFilter => input.Length * MostOfLzw,
                RunLengthFilter => input.Length * 64L,
                _ => input.Length * 4L,
            });
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }

    private CancellationToken Stop => stop;
}
