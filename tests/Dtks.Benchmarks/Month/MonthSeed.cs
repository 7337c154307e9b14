using Dtks.Benchmarks.Delivery;
using Dtks.Domain.Policies;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Month;

/// <summary>Data on which a month can be opened.</summary>
internal static class MonthSeed
{
    /// <summary>The month.</summary>
    public const string Month = "2026-12";

    /// <summary>Already the month's first day in WIB, and its timer has not come yet.</summary>
    public static readonly DateTimeOffset Opening = new(2026, 11, 30, 17, 0, 5, TimeSpan.Zero);

    // No firing of the timer that opens months lies between the two: one that was missed would be made up for.
    private static readonly DateTimeOffset Seeding = new(2026, 11, 30, 16, 1, 0, TimeSpan.Zero);

    /// <summary>Makes them.</summary>
    /// <param name="data">Where.</param>
    /// <param name="villages">Villages.</param>
    /// <param name="households">Households in each.</param>
    /// <param name="emptied">How many of the villages, the last ones, receive nothing any more.</param>
    /// <param name="beside">What else is written.</param>
    public static async Task WriteAsync(string data, int villages, int households, int emptied, Func<DocumentStore, Task>? beside = null)
    {
        await using var host = await BenchHost.StartAsync(new BenchSetup { Data = data, Clock = Seeding });
        var register = new MonthRegister(host.Services.GetRequiredService<DocumentStore>(), host.Services.GetRequiredService<PolicyVersions>().Latest.Id);
        await register.WriteAsync(MonthRegister.Villages(villages), households, emptied);
        await (beside?.Invoke(host.Services.GetRequiredService<DocumentStore>()) ?? Task.CompletedTask);
        await host.IdleAsync();
    }

    /// <summary>The data once more elsewhere.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
