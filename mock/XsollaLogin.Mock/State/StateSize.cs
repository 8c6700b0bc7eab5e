namespace XsollaLogin.Mock.State;

/// <summary>The approximate size of a state in memory: that of a part of a project, of a project, or of all projects of a server.</summary>
/// <param name="whole">The size that this one is part of; null: none.</param>
internal sealed class StateSize(StateSize? whole = null)
{
    // An object with its places in tables.
    private const int BytesOfObject = 200;
    private const int BytesOfText = 24;

    private readonly Lock _gate = new();
    private StateSize? _whole = whole;
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Returns the size of an object with texts, in bytes.</summary>
    public static long Of(params ReadOnlySpan<string?> texts)
    {
        long size = BytesOfObject;
        foreach (var text in texts)
        {
            if (text is not null) size += OfText(text.Length);
        }

        return size;
    }

    /// <summary>Returns the size of a text of an object, in bytes.</summary>
    /// <param name="length">The number of its characters.</param>
    public static long OfText(int length) => BytesOfText + (sizeof(char) * length);

    public void Add(long bytes)
    {
        lock (_gate)
        {
            _bytes += bytes;
            _whole?.Add(bytes);
        }
    }

    /// <summary>Ends the part: what a request still adds to a dropped project does not count.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _whole?.Add(-_bytes);
            _whole = null;
        }
    }
}

/// <summary>A value of a state, which knows its size.</summary>
internal interface ISized
{
    /// <summary>Returns the approximate size in bytes. A method, because a snapshot contains each property.</summary>
    long Measure();
}
