using Dtks.Domain.Evidence;
using Dtks.Functions.FileInspection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Tests.FileInspection;

/// <summary>Files are opened a few at a time, and one that is not open in time is rejected alone.</summary>
[Trait("rule", "MUS-7")]
public sealed class FileOpeningTests
{
    [Fact]
    public async Task Of_a_hundred_at_once_two_are_held_and_all_have_their_turn()
    {
        using var opening = Opening(new InspectionOptions { AtOnce = 2 }, TimeProvider.System);
        var (held, most, two) = (0, 0, new TaskCompletionSource());

        var done = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => opening.InTurnAsync(
            async () =>
            {
                var now = Interlocked.Increment(ref held);
                most = Math.Max(most, now);
                if (now == 2)
                {
                    two.TrySetResult();
                }

                await two.Task;
                Interlocked.Decrement(ref held);
                return n;
            },
            CancellationToken.None)));

        Assert.Equal((100, 2), (done.Distinct().Count(), most));
    }

    [Fact]
    public async Task One_that_fails_gives_its_place_back()
    {
        using var opening = Opening(new InspectionOptions { AtOnce = 1 }, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => opening.InTurnAsync<int>(() => throw new InvalidOperationException(), CancellationToken.None));

        Assert.Equal(1, await opening.InTurnAsync(() => Task.FromResult(1), CancellationToken.None));
    }

    [Fact]
    public async Task What_is_not_open_in_time_is_rejected_and_the_next_is_opened()
    {
        var large = PngFile.Of(3000, 2000);
        using var hasty = Opening(new InspectionOptions(), new Hasty());
        using var patient = Opening(new InspectionOptions(), TimeProvider.System);

        Assert.Equal(EvidenceViolations.Slow, (await hasty.OpenAsync(large, EvidenceFormats.Png, isPhoto: true, CancellationToken.None)).Fault);
        Assert.Null((await patient.OpenAsync(large, EvidenceFormats.Png, isPhoto: true, CancellationToken.None)).Fault);
    }

    [Theory]
    [InlineData(960, 1024, true, null)] // 0.98 megapixels of 2 bytes and 3 of coefficients
    [InlineData(1024, 1024, true, EvidenceViolations.TooLarge)] // more pixels
    [InlineData(784, 792, false, null)] // 0.62 megapixels of 2 bytes and 6
    [InlineData(792, 800, false, EvidenceViolations.TooLarge)]
    public async Task What_comes_part_by_part_is_opened_only_where_it_can_be_held(int width, int height, bool isHalved, string? fault)
    {
        using var opening = Opening(new InspectionOptions { MostMegapixels = 1 }, TimeProvider.System);

        var seen = await opening.OpenAsync(ProgressiveJpeg.Of(width, height, isHalved, scans: 2), EvidenceFormats.Jpeg, isPhoto: true, CancellationToken.None);

        // It is of one colour, which shows once it is open.
        Assert.Equal(fault ?? EvidenceViolations.Blank, seen.Fault);
    }

    [Theory]
    [InlineData("ShortestSide", 0, 1)]
    [InlineData("ShortestSide", 1001, 1000)]
    [InlineData("MostMegapixels", 0, 1)]
    [InlineData("MostMegapixels", 401, 400)]
    [InlineData("MostPages", 0, 1)]
    [InlineData("MostUnfoldedMebibytes", 8193, 8192)]
    [InlineData("Seconds", 301, 300)]
    [InlineData("AtOnce", 17, 16)]
    public void A_bound_that_is_out_of_range_is_told(string name, int wrong, int right)
    {
        var options = new InspectionOptions();
        var property = typeof(InspectionOptions).GetProperty(name)!;
        property.SetValue(options, right);
        Assert.Empty(options.Faults());

        property.SetValue(options, wrong);

        Assert.StartsWith($"Inspection:{name} (Inspection__{name}) is out of range; set it to a whole number from ", Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    private static FileOpening Opening(InspectionOptions options, TimeProvider time) => new(Options.Create(options), time, NullLogger<FileOpening>.Instance);

    // Whose every span is over before anything else has its turn.
    private sealed class Hasty : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                callback(state);
            }

            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
