namespace Dtks.Functions.FileInspection;

/// <summary>How a picture's file is put together, before it is decoded.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="End">Where the picture ends; what follows is no part of it.</param>
/// <param name="Notes">What stands beside the picture: comments and what cameras write.</param>
/// <param name="Held">Bytes that a decoder must hold beside the pixels until it has read all of it.</param>
internal sealed record PictureShape(int Width, int Height, int End, IReadOnlyList<Range> Notes, long Held = 0)
{
    /// <summary>How many pixels.</summary>
    public long Pixels => (long)Width * Height;
}
