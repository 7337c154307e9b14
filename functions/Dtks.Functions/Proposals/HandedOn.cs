using Dtks.Domain.Areas;

namespace Dtks.Functions.Proposals;

/// <summary>Where a proposal is by now that followed its household, however often that moved (REG-8).</summary>
internal static class HandedOn
{
    /// <summary>The last of those as which it goes on. Each has a longer history than the one before, so one that came back is found where it is, and no way leads in a circle.</summary>
    /// <param name="found">The proposal as it was found, however much of it was read.</param>
    /// <param name="standing">To which village it was handed over, null while it is there, and how many steps its history has.</param>
    /// <param name="read">Reads it in a village; null where it is not there yet.</param>
    public static async Task<T> LastAsync<T>(T found, Func<T, (AreaCode? To, int Steps)> standing, Func<AreaCode, Task<T?>> read)
        where T : class
    {
        while (standing(found) is ({ } to, var steps) && await read(to) is { } next && standing(next).Steps > steps)
        {
            found = next;
        }

        return found;
    }
}
