using Dtks.Domain.Evidence;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Dtks.Functions.FileInspection;

/// <summary>Opens pictures: every pixel is decoded.</summary>
internal static class PictureReading
{
    // Of 255 steps: as JPEG leaves one colour. What the eye tells apart differs by more.
    private const int OneColour = 8;

    // Of La16.
    private const int PixelBytes = 2;

    private static readonly Configuration Decoding = new(new JpegConfigurationModule(), new PngConfigurationModule())
    {
        MaxDegreeOfParallelism = 1,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { MaximumPoolSizeMegabytes = 32 }),
    };

    /// <summary>What a picture shows.</summary>
    /// <exception cref="FileFaultException">It cannot be taken.</exception>
    public static DocumentContent Read(ReadOnlyMemory<byte> file, string contentType, bool isPhoto, InspectionOptions options, CancellationToken stop)
    {
        var isJpeg = contentType == EvidenceFormats.Jpeg;
        var (shape, parts) = isJpeg ? JpegWalk.Read(file.Span) : PngWalk.Read(file.Span);
        OtherTypes.RefuseIn(file.Span, shape);
        CheckSize(shape, options);
        if (!isJpeg)
        {
            PngWalk.Unfold(file, parts, shape.Notes, stop);
        }

        var bytes = isJpeg ? JpegWalk.Bare(file, shape, parts) : PngWalk.Bare(file.Span, parts);
        using var stream = new StoppableStream(bytes, stop);
        using var decoded = Image.Load<La16>(Decoding, stream, isJpeg ? new JpegDecoder() : new PngDecoder { IgnoreMetadata = true });
        if (decoded.Width != shape.Width || decoded.Height != shape.Height)
        {
            throw new FileFaultException(EvidenceViolations.Damaged);
        }

        if (isJpeg)
        {
            CheckWhole(decoded);
        }

        if (IsBlank(decoded, stop))
        {
            throw new FileFaultException(EvidenceViolations.Blank);
        }

        return new DocumentContent(null, Width: shape.Width, Height: shape.Height, Look: isPhoto ? PictureLook.Of(decoded, Orientation(decoded), stop) : null);
    }

    private static void CheckSize(PictureShape shape, InspectionOptions options)
    {
        if (shape.Pixels > options.MostPixels || (shape.Pixels * PixelBytes) + shape.Held > options.MostHeld)
        {
            throw new FileFaultException(EvidenceViolations.TooLarge);
        }

        if (Math.Min(shape.Width, shape.Height) < options.ShortestSide)
        {
            throw new FileFaultException(EvidenceViolations.TooSmall);
        }
    }

    // The decoder leaves rows that a JPEG does not have as they were, clear; every row that it has is opaque.
    private static void CheckWhole(Image<La16> decoded)
    {
        var isWhole = true;
        decoded.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                var row = rows.GetRowSpan(y);
                isWhole &= row[0].A == byte.MaxValue && row[^1].A == byte.MaxValue;
            }
        });
        if (!isWhole)
        {
            throw new FileFaultException(EvidenceViolations.Truncated);
        }
    }

    // Whether it is as bright everywhere. Where it is clear, it is as white as what it is shown on.
    private static bool IsBlank(Image<La16> decoded, CancellationToken stop)
    {
        var (least, most) = (byte.MaxValue, byte.MinValue);
        decoded.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height && most - least <= OneColour; y++)
            {
                stop.ThrowIfCancellationRequested();
                foreach (var pixel in rows.GetRowSpan(y))
                {
                    var light = (byte)(byte.MaxValue - ((byte.MaxValue - pixel.L) * pixel.A / byte.MaxValue));
                    (least, most) = (Math.Min(least, light), Math.Max(most, light));
                }
            }
        });
        return most - least <= OneColour;
    }

    private static int Orientation(Image decoded)
    {
        var turned = decoded.Metadata.ExifProfile?.GetValue(ExifTag.Orientation)?.Value ?? 1;
        return turned is >= 1 and <= 8 ? turned : 1;
    }
}
