namespace Dtks.LocalHost;

internal static class Program
{
    private static void Main()
    {
    }
}
