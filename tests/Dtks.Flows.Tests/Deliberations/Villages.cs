namespace Dtks.Flows.Tests.Deliberations;

/// <summary>Villages, each handed out once.</summary>
internal static class Villages
{
    private static readonly Queue<string> Free = new();

    public static string Next()
    {
        lock (Free)
        {
            if (Free.Count == 0)
            {
                foreach (var village in Place.Next().Villages)
                {
                    Free.Enqueue(village);
                }
            }

            return Free.Dequeue();
        }
    }
}
