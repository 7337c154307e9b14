using System.Runtime.ExceptionServices;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Does what is outstanding apart from each other: one that cannot be done for now keeps none of the others.</summary>
internal static class Apart
{
    /// <summary>Does every step in order; then the first failure is thrown, if there was one, so that all of it comes again.</summary>
    public static async Task RunAsync(IEnumerable<Func<Task>> steps, CancellationToken cancellation)
    {
        Exception? failed = null;
        foreach (var step in steps)
        {
            try
            {
                await step();
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed ??= e;
            }
        }

        if (failed is not null)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }
}
