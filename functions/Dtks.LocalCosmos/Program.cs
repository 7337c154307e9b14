namespace Dtks.LocalCosmos;

internal static class Program
{
    private static void Main()
    {
    }
}
