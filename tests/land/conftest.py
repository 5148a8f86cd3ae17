import sys
from pathlib import Path

# The tests are imported one by one (importlib mode); what they share is found here.
sys.path.insert(0, str(Path(__file__).parent))
